"""`loket nlu …`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from nlu.rasa.models import Models

cli = typer.Typer(
    name="nlu",
    help="The language engine Rasa: train, list and choose models.",
    no_args_is_help=True,
)


@cli.command("train")
def train(
    keep: Annotated[bool, typer.Option(help="Leave the model that is in use in its place")] = False,
) -> None:
    """Train a model of what is in force now, try it, and use it when it is no worse.

    A running server changes to it within seconds, without a gap.
    """
    import asyncio

    from app.office.offices import served_office
    from app.settings import load_settings

    settings = load_settings()
    served_office(settings)
    asyncio.run(_train(settings, keep))


async def _train(settings: "Settings", keep: bool) -> None:
    from app.engines import environment_of, lessons_of, models_of, trial_of
    from app.office.knowledge import load_knowledge
    from app.program import utc_now
    from nlu.rasa.progress import TrainingProgress, TrainingStep
    from nlu.rasa.server import RasaServer
    from nlu.rasa.training import train as train_one
    from nlu.rasa.trial import is_worse

    knowledge = load_knowledge(settings)
    environment = environment_of(settings)
    models, told = models_of(environment), list[TrainingStep]()

    def tell(progress: TrainingProgress) -> None:
        if progress.step not in told:
            told.append(progress.step)
            print(f"{progress.share:4.0%} {progress.step}", flush=True)

    model = await train_one(environment, models, lessons_of(knowledge), utc_now(), tell)
    tell(TrainingProgress(TrainingStep.TRYING))
    archive = models.archive(model)
    server = await RasaServer.start(environment, model, archive, settings.nlu_seconds)
    try:
        model = await trial_of(knowledge).of(model, server.client)
    finally:
        await server.stop()
    models.note(model)
    print(_line(model.name, model.accuracy, model.macro_f1, model.tried))
    if keep:
        return
    if is_worse(model, models.current()):
        print("it reads less than the model in use, which stays; loket nlu use takes it anyway")
        raise typer.Exit(1)
    models.use(model)
    print(f"in use: {model.name}")


@cli.command("models")
def show() -> None:
    """List the models that can be used, the newest first."""
    models = _models()
    current = models.current()
    every = models.every()
    for model in every:
        mark = "*" if current is not None and model.name == current.name else " "
        learned = f"{model.examples} examples, {model.variants} questions"
        score = _line("", model.accuracy, model.macro_f1, model.tried)
        print(f"{mark} {model.name}  {model.trained_at:%Y-%m-%d %H:%M} UTC  {learned} {score}")
    print(f"{len(every)} models" if every else "no model yet: loket nlu train")


@cli.command("use")
def use(name: str) -> None:
    """Use that model; a running server changes to it within seconds."""
    models = _models()
    models.use(models.find(name))
    print(f"in use: {name}")


def _models() -> "Models":
    """The models of the data folder. Raises `BadConfiguration` where there is no such folder."""
    from app.settings import load_settings
    from core.errors import BadConfiguration

    settings = load_settings()
    if not settings.data.is_dir():
        raise BadConfiguration(
            f"LOKET_DATA: there is no folder {settings.data}. Example: LOKET_DATA=/srv/loket"
        )
    from app.engines import environment_of, models_of

    return models_of(environment_of(settings))


def _line(name: str, accuracy: float | None, macro_f1: float | None, tried: int) -> str:
    if accuracy is None or macro_f1 is None:
        return f"{name} not tried"
    return f"{name} accuracy {accuracy:.1%}, macro F1 {macro_f1:.3f} of {tried}"
