"""Peer: python-telegram-bot's ConversationHandler with its PicklePersistence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from questionnaire import (
    DONE,
    FILE,
    QUESTIONS,
    STAFF_CHAT_ID,
    buttons_of,
    notice,
    read_tap,
    read_words,
    text_of,
)
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE


async def ask(update: Update, context: Context, number: int) -> int:
    if number == len(QUESTIONS):
        await update.effective_chat.send_message(DONE)
        await context.bot.send_message(STAFF_CHAT_ID, notice(context.user_data["answers"]))
        return ConversationHandler.END
    buttons = [[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons_of(number)]
    markup = InlineKeyboardMarkup(buttons) if buttons else None
    await update.effective_chat.send_message(text_of(number), parse_mode="HTML", reply_markup=markup)
    return number


async def start(update: Update, context: Context) -> int:
    context.user_data["answers"] = []
    return await ask(update, context, 0)


async def keep(update: Update, context: Context, answer: str | None) -> int:
    answers = context.user_data["answers"]
    if answer is not None:
        answers.append(answer)
    return await ask(update, context, len(answers))


async def tapped(update: Update, context: Context) -> int:
    await update.callback_query.answer()
    number = len(context.user_data["answers"])
    return await keep(update, context, read_tap(number, update.callback_query.data))


async def typed(update: Update, context: Context) -> int:
    number = len(context.user_data["answers"])
    return await keep(update, context, read_words(number, update.message.text))


async def sent(update: Update, context: Context) -> int:
    return await keep(update, context, update.message.document.file_id)


def handlers(number: int) -> list[Any]:
    if QUESTIONS[number].kind == FILE:
        return [MessageHandler(filters.Document.ALL, sent)]
    return [
        CallbackQueryHandler(tapped),
        MessageHandler(filters.TEXT & ~filters.COMMAND, typed),
    ]


def main() -> None:
    persistence = PicklePersistence(Path(os.environ["BENCH_STORE"]) / "state.pickle")
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(os.environ["TELEGRAM_BASE_URL"])
        .base_file_url(os.environ["TELEGRAM_BASE_FILE_URL"])
        .persistence(persistence)
        .build()
    )
    conversation = ConversationHandler(
        [CommandHandler("start", start)],
        {number: handlers(number) for number in range(len(QUESTIONS))},
        [],
        name="questionnaire",
        persistent=True,
    )
    application.add_handler(conversation)
    application.run_polling(allowed_updates=["message", "callback_query"])


main()
