"""A server of a few lines: it has one organization, and lists it."""
import json
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIST = {
    "status": 200,
    "users": [{"email": "owner@conformance.example", "role": "owner", "state": "active"}],
    "mfa": {"view": False, "create": False, "update": False, "delete": False, "usersmgmt": False},
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        request_id = str(uuid.uuid4())
        if not self.headers.get("Authorization", "").startswith("Bearer "):
            self.problem(401, "invalid-token", "Invalid token", request_id)
        elif self.path.startswith("/v1/organizations/users/list?"):
            self.send(200, "application/json", LIST, request_id, ETag='"42-1"', Vary="Accept-Encoding")
        else:
            self.problem(404, "route-not-found", "Route not found", request_id)

    do_POST = do_HEAD = do_OPTIONS = do_GET

    def problem(self, status, slug, title, request_id):
        body = {"type": "/problems/" + slug, "title": title, "status": status, "detail": "No.", "request_id": request_id}
        self.send(status, "application/problem+json", body, request_id, **{"WWW-Authenticate": "Bearer"})

    def send(self, status, media_type, body, request_id, **headers):
        data = json.dumps(body).encode()
        self.send_response_only(status)
        cache = "private, no-cache" if status == 200 else "no-store"
        for name, value in {"Content-Type": media_type, "Cache-Control": cache, "X-Request-Id": request_id, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("Listening on http://127.0.0.1:%d" % server.server_port, flush=True)
server.serve_forever()
