"""A server that speaks the protocol of chat completions, and misbehaves as it is told."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Gives one reply after the other, then the last one for ever: a text to answer, or status, headers and body."""

    daemon_threads = True

    def __init__(self, *replies: object) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies, self.asked, self.ended = list(replies), list[dict[str, object]](), threading.Event()

    def handle_error(self, *_):
        """Of clients that went away nobody need hear."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append({**sent, "key": self.headers["authorization"]})
        reply = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        if reply == "hang":
            self.server.ended.wait(5)
            return
        status, headers, body = reply if isinstance(reply, tuple) else (200, {}, completion(reply))
        self.send_response(status)
        for name, value in {"content-type": "application/json", "content-length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        """Say nothing."""


def completion(text: object) -> str:
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps(
        {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    )


@contextmanager
def serving(user_path, *replies: object, name: str = "local/m", **more: object):
    """Serve, and make the server known to the library as a user would, under the name of a model."""
    server = Server(*replies)
    address = f"http://127.0.0.1:{server.server_port}/v1"
    entry = {"model_id": name, "model_name": "m", "api_base": address, "can_stream": False, **more}
    (user_path / "extra-openai-models.yaml").write_text(json.dumps([entry]), "utf-8")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
