"""Effects as JSON: {"Say": {…}}. Days are written as {"day": "2026-05-12"}."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any, get_args

from dialogs.events import Effect
from storage.deliveries import Delivery

Sendable = Effect | Delivery

_KINDS = {kind.__name__: kind for kind in (*get_args(Effect), *get_args(Delivery))}
_FIELDS = {kind: tuple(f.name for f in fields(kind)) for kind in _KINDS.values()}


def encode(effect: Sendable) -> str:
    """The effect as one line of ASCII: a lone surrogate in a tenant's words must not stop a write."""
    body = {name: getattr(effect, name) for name in _FIELDS[type(effect)]}
    return _ENCODER.encode({type(effect).__name__: body})


def decode(text: str) -> Sendable:
    """The effect that was written."""
    ((name, body),) = _DECODER.decode(text).items()
    if "choices" in body:
        body["choices"] = tuple(body["choices"])
    effect: Sendable = _KINDS[name](**body)
    return effect


def _day(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(type(value).__name__)


def _object(value: dict[str, Any]) -> Any:
    is_day = value.keys() == {"day"} and isinstance(value["day"], str)
    return date.fromisoformat(value["day"]) if is_day else value


_ENCODER = json.JSONEncoder(default=_day)
_DECODER = json.JSONDecoder(object_hook=_object)
