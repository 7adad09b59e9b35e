"""Peer: python-telegram-bot's Application and one SQLite transaction per update, FULL."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from questionnaire import (
    DONE,
    QUESTIONS,
    STAFF_CHAT_ID,
    buttons_of,
    notice,
    read_tap,
    read_words,
    text_of,
)
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, ContextTypes, TypeHandler


def open_store() -> sqlite3.Connection:
    store = sqlite3.connect(Path(os.environ["BENCH_STORE"]) / "state.db", isolation_level=None)
    store.execute("pragma journal_mode=wal")
    store.execute("pragma synchronous=full")
    store.execute("create table inbox (update_id integer primary key)")
    store.execute("create table conversations (chat_id integer primary key, answers text)")
    return store


STORE = open_store()


def take_turn(update: Update) -> list[str]:
    """Keep the answer of this update, and give all answers of the chat."""
    chat_id = update.effective_chat.id
    STORE.execute("begin immediate")
    STORE.execute("insert or ignore into inbox values (?)", (update.update_id,))
    row = STORE.execute("select answers from conversations where chat_id = ?", (chat_id,)).fetchone()
    answers = json.loads(row[0]) if row else []
    answer = read(update, len(answers)) if row else None
    if answer is not None:
        answers.append(answer)
    STORE.execute(
        "insert into conversations values (?, ?)"
        " on conflict (chat_id) do update set answers = excluded.answers",
        (chat_id, json.dumps(answers)),
    )
    STORE.execute("commit")
    return answers


def read(update: Update, number: int) -> str | None:
    if update.callback_query:
        return read_tap(number, update.callback_query.data)
    if update.message.document:
        return update.message.document.file_id
    return read_words(number, update.message.text)


async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    answers = take_turn(update)
    if update.callback_query:
        await update.callback_query.answer()
    number = len(answers)
    if number == len(QUESTIONS):
        await update.effective_chat.send_message(DONE)
        await context.bot.send_message(STAFF_CHAT_ID, notice(answers))
        return
    buttons = [[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons_of(number)]
    markup = InlineKeyboardMarkup(buttons) if buttons else None
    await update.effective_chat.send_message(text_of(number), parse_mode="HTML", reply_markup=markup)


def main() -> None:
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(os.environ["TELEGRAM_BASE_URL"])
        .base_file_url(os.environ["TELEGRAM_BASE_FILE_URL"])
        .build()
    )
    application.add_handler(TypeHandler(Update, handle))
    application.run_polling(allowed_updates=["message", "callback_query"])


main()
