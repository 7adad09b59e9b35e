"""Peer: aiogram's finite-state machine, its state in memory."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
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


class Asked(StatesGroup):
    choice = State()
    words = State()
    day = State()
    file = State()


router = Router()


async def ask(bot: Bot, chat_id: int, state: FSMContext, answers: list[str]) -> None:
    number = len(answers)
    if number == len(QUESTIONS):
        await state.clear()
        await bot.send_message(chat_id, DONE)
        await bot.send_message(STAFF_CHAT_ID, notice(answers))
        return
    await state.set_state(getattr(Asked, QUESTIONS[number].kind))
    await state.update_data(answers=answers)
    buttons = [[InlineKeyboardButton(text=label, callback_data=data)] for label, data in buttons_of(number)]
    markup = InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None
    await bot.send_message(chat_id, text_of(number), parse_mode="HTML", reply_markup=markup)


async def answers_of(state: FSMContext) -> list[str]:
    answers: list[str] = (await state.get_data()).get("answers", [])
    return answers


@router.message(CommandStart())
async def start(message: Message, bot: Bot, state: FSMContext) -> None:
    await ask(bot, message.chat.id, state, [])


@router.callback_query(Asked.choice)
async def tapped(query: CallbackQuery, bot: Bot, state: FSMContext) -> None:
    await query.answer()
    answers = await answers_of(state)
    answer = read_tap(len(answers), query.data or "")
    await ask(bot, query.from_user.id, state, [*answers, answer] if answer else answers)


@router.message(Asked.words, F.text)
@router.message(Asked.day, F.text)
async def typed(message: Message, bot: Bot, state: FSMContext) -> None:
    answers = await answers_of(state)
    answer = read_words(len(answers), message.text or "")
    await ask(bot, message.chat.id, state, [*answers, answer] if answer else answers)


@router.message(Asked.file, F.document)
async def sent(message: Message, bot: Bot, state: FSMContext) -> None:
    answers = await answers_of(state)
    file_id = message.document.file_id if message.document else ""
    await ask(bot, message.chat.id, state, [*answers, file_id])


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_BASE_URL"].removesuffix("/bot"))
    bot = Bot(os.environ["TELEGRAM_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot, allowed_updates=["message", "callback_query"])


asyncio.run(main())
