"""A real mail server for one test. Orders come in as lines on stdin, what happens goes out as lines of JSON on stdout.

    accept | later N (answer 451 to N mails, then accept) | refuse | hang | hang-for ADDRESS | lock (nobody may sign in)
    | drop (take the mail, then hang up without an answer)
"""
import asyncio
import email
import json
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Manners:
    mode, left, whom = "accept", 0, ""


def say(**what):
    print(json.dumps(what), flush=True)


class Desk:
    async def handle_DATA(self, server, session, envelope):
        if Manners.mode == "hang" or (Manners.mode == "hang-for" and Manners.whom == envelope.rcpt_tos[0]):
            say(happened="hanging")
            await asyncio.sleep(3600)
        if Manners.mode == "refuse":
            say(happened="refused")
            return "550 5.1.1 <" + envelope.rcpt_tos[0] + "> nobody of that name here"
        if Manners.mode == "later" and Manners.left > 0:
            Manners.left -= 1
            say(happened="put off")
            return "451 4.7.1 please come back"
        mail = email.message_from_bytes(envelope.content)
        parts = [p for p in mail.walk() if not p.is_multipart()]
        body = "\n".join(("" if p is mail else p["Content-Type"] + "\n\n") + p.get_payload(decode=True).decode("utf-8", "replace") for p in parts)
        say(happened="taken", to=envelope.rcpt_tos[0], sender=envelope.mail_from, headers=[[k, str(v)] for k, v in mail.items()], body=body)
        if Manners.mode == "drop":
            server.transport.abort()
            await asyncio.sleep(3600)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    if Manners.mode == "lock":
        say(happened="locked out")
        return AuthResult(success=False, handled=False)
    return AuthResult(success=True)


def main():
    controller = Controller(Desk(), hostname="127.0.0.1", port=int(sys.argv[1]), ready_timeout=30, authenticator=authenticate, auth_require_tls=False)
    controller.start()
    say(happened="listening")
    for order in sys.stdin:
        words = order.split()
        Manners.mode, Manners.left = words[0], int(words[1]) if words[0] == "later" else 0
        Manners.whom = words[1] if words[0] == "hang-for" else ""
        say(happened="ordered")
    controller.stop()


main()
