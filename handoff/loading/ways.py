"""Refuses stages that no case reaches or leaves, and needs that nothing on the way brings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from handoff.loading.stages import ReadExit, ReadStage
from handoff.service import Service
from handoff.stage import CLOSED, MEETS, Need, StageEvent
from yaml_files.node import Node

_STAYING = frozenset({StageEvent.REPLY, StageEvent.VERDICT})
"""What may happen at a stage, and is there then, although it does not lead on."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The stages of a procedure in the file's order, and what is there without any of them.

    A category can be given at any stage, and an agent can reply at any stage; a verdict can be
    given at any stage where the office checks identities.
    """

    places: tuple[ReadStage, ...]
    services: tuple[Service, ...]
    identity_check: bool

    def check(self) -> None:
        """Note every stage that cannot be reached or left, and every exit that cannot be taken."""
        first = [stage for service in self.services for stage in self._first(service)]
        reached = self._reached(first or self._keys)
        leaving = self._leaving()
        for place in self.places:
            key = place.stage.key
            if key not in reached:
                place.key.complain(f"nobody reaches the stage '{key}': no exit leads to it")
            if place.exits.present and not place.doors:
                place.exits.complain(f"nobody can leave the stage '{key}': it has no exit")
            elif key not in leaving:
                place.key.complain(f"no way leads from the stage '{key}' to '{CLOSED}'")
            if key in reached:
                self._check_needs(key, place, reached)

    def check_before_reply(self, needs: Iterable[tuple[Node, Need]]) -> None:
        """Note what nothing before an answer can bring, so that nobody could ever answer."""
        for node, need in needs:
            for service in self.services:
                if not self._comes_before_reply(need, service):
                    node.complain(
                        f"nothing before a reply brings '{need}' to a case of the service "
                        f"'{service.key}', so nobody could answer it"
                    )
                    break

    def _check_needs(self, key: str, place: ReadStage, reached: frozenset[str]) -> None:
        free = {Need.CATEGORY, Need.REPLY} | ({Need.VERDICT} if self.identity_check else set())
        for door in place.doors:
            for node, need in door.needs:
                if need not in free and not self._can_be_there(need, key, door, reached):
                    node.complain(f"nothing on the way to the stage '{key}' brings '{need}'")

    def _can_be_there(self, need: Need, key: str, door: ReadExit, reached: frozenset[str]) -> bool:
        for stage, one in self._doors(reached):
            if not _brings(one, need):
                continue
            stays = stage == key and one.event in _STAYING
            if one is door or stays or key in self._reached(one.leads):
                return True
        return False

    def _comes_before_reply(self, need: Need, service: Service) -> bool:
        match need:
            case Need.CATEGORY:
                return True
            case Need.REPLY:
                return False
            case Need.VERDICT if self.identity_check:
                return True
        before = self._reached(
            self._first(service), lambda door: door.event is not StageEvent.REPLY
        )
        return any(_brings(door, need) for _, door in self._doors(before))

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(place.stage.key for place in self.places)

    def _first(self, service: Service) -> tuple[str, ...]:
        """Where its cases begin; anywhere when the file does not say so."""
        return (service.first_stage,) if service.first_stage else self._keys

    def _doors(self, keys: Iterable[str]) -> Iterator[tuple[str, ReadExit]]:
        wanted = frozenset(keys)
        for place in self.places:
            if place.stage.key in wanted:
                yield from ((place.stage.key, door) for door in place.doors)

    def _reached(
        self, start: Iterable[str], may: Callable[[ReadExit], bool] = lambda _: True
    ) -> frozenset[str]:
        """Every stage to which exits lead from those stages, and they themselves."""
        found: set[str] = set()
        ahead = list(start)
        while ahead:
            key = ahead.pop()
            if key in found:
                continue
            found.add(key)
            ahead += [to for _, door in self._doors([key]) if may(door) for to in door.leads]
        return frozenset(found)

    def _leaving(self) -> frozenset[str]:
        """Every stage from which a way leads to the end; those without exits were told already."""
        found = {CLOSED} | {place.stage.key for place in self.places if not place.doors}
        grown = True
        while grown:
            more = {
                place.stage.key
                for place in self.places
                if any(door.leads & found for door in place.doors)
            }
            grown = not more <= found
            found |= more
        return frozenset(found)


def _brings(door: ReadExit, need: Need) -> bool:
    """Whether taking that exit brings it; an event that cannot be read might bring anything."""
    return door.event is None or MEETS[door.event] is need
