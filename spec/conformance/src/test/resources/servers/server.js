// A server of a few lines: it has one organization, and lists it.
const http = require("http");
const { randomUUID } = require("crypto");

const LIST = {
  status: 200,
  users: [{ email: "owner@conformance.example", role: "owner", state: "active" }],
  mfa: { view: false, create: false, update: false, delete: false, usersmgmt: false },
};

const server = http.createServer((request, response) => {
  const id = randomUUID();
  const send = (status, type, body, headers) => {
    const cache = status === 200 ? "private, no-cache" : "no-store";
    response.writeHead(status, { "Content-Type": type, "Cache-Control": cache, "X-Request-Id": id, ...headers });
    response.end(JSON.stringify(body));
  };
  const problem = (status, slug, title) =>
    send(status, "application/problem+json",
      { type: "/problems/" + slug, title, status, detail: "No.", request_id: id }, { "WWW-Authenticate": "Bearer" });
  if (!(request.headers.authorization || "").startsWith("Bearer ")) {
    problem(401, "invalid-token", "Invalid token");
  } else if (request.url.startsWith("/v1/organizations/users/list?")) {
    send(200, "application/json", LIST, { ETag: '"42-1"', Vary: "Accept-Encoding" });
  } else {
    problem(404, "route-not-found", "Route not found");
  }
});
server.listen(0, "127.0.0.1", () => console.log("Listening on http://127.0.0.1:" + server.address().port));
