"""What the matcher is measured beside: rapidfuzz alone, and logistic regression over TF-IDF."""

import warnings
from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from desk_info.entry import Entry
from desk_info.evaluating import Ranker, Ranking

_FEWEST = 2
_MANY_CLASSES = "The number of unique classes is greater"


class CannotMeasure(Exception):
    """A baseline cannot be made here; the message says why, for an editor."""


def token_set_ratio(entries: Sequence[Entry]) -> Ranker:
    """rapidfuzz's `token_set_ratio`, without case and signs: each entry by its best variant."""
    owners, variants = _written(entries)

    def rank(text: str) -> Ranking:
        scores = process.cdist(
            [text], variants, scorer=fuzz.token_set_ratio, processor=utils.default_process
        )[0]
        best: dict[str, float] = {}
        for owner, score in zip(owners, scores, strict=True):
            best[owner] = max(best.get(owner, 0.0), float(score) / 100)
        return sorted(best.items(), key=lambda one: -one[1])

    return rank


def logistic_regression(entries: Sequence[Entry]) -> Ranker:
    """TF-IDF of words, pairs of words and letters, and a logistic regression over the entries.

    Raises `CannotMeasure` without scikit-learn, which is a development requirement, and where
    there are no two entries to tell apart.
    """
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union
    except ImportError as error:
        raise CannotMeasure(
            "scikit-learn tidak terpasang (ada dalam requirements-dev.lock)"
        ) from error
    if len(entries) < _FEWEST:
        raise CannotMeasure("perlu paling sedikit dua jawaban")
    owners, variants = _written(entries)
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ),
        LogisticRegression(C=10.0, max_iter=1000),
    )
    with warnings.catch_warnings():  # an entry with one variant is no mistake here
        warnings.filterwarnings("ignore", message=_MANY_CLASSES)
        model.fit(variants, owners)

    def rank(text: str) -> Ranking:
        likely = zip(model.classes_, model.predict_proba([text])[0], strict=True)
        return sorted(((str(one), float(share)) for one, share in likely), key=lambda one: -one[1])

    return rank


def _written(entries: Sequence[Entry]) -> tuple[list[str], list[str]]:
    """The id of each variant's entry, and the variants."""
    pairs = [(entry.id, variant) for entry in entries for variant in entry.variants]
    return [owner for owner, _ in pairs], [variant for _, variant in pairs]
