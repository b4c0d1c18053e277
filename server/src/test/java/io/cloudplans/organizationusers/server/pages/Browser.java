package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One tab of a headless Chromium, driven over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_SECONDS = 120;

  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> responses = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private volatile CompletableFuture<JsonNode> load = new CompletableFuture<>();

  Browser(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder.resolve("profile"),
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address(), this).join();
    JsonNode target = send("", "Target.createTarget", Map.of("url", "about:blank"));
    session =
        send(
                "",
                "Target.attachToTarget",
                Map.of("targetId", target.path("targetId").asText(), "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  private URI address() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = lines.readLine();
    while (!line.startsWith("DevTools listening on ")) {
      line = lines.readLine();
    }
    return URI.create(line.substring("DevTools listening on ".length()));
  }

  /** Opens a page and waits until it has loaded. */
  void open(URI page) {
    errors.clear();
    requests.clear();
    load = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", "about:blank"));
    load.orTimeout(MAX_SECONDS, TimeUnit.SECONDS).join();
    load = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", page.toString()));
    load.orTimeout(MAX_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Sets the width of the page and the preferred colors. */
  void emulate(int width, String scheme) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Evaluates an expression, and awaits a promise. */
  JsonNode evaluate(String expression) {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.path("exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /** Waits until an expression is true. */
  void await(String condition) {
    evaluate(
        "new Promise((resolve, reject) => { const end = Date.now() + 60000; const check = () => (%s)"
                .formatted(condition)
            + " ? resolve(true) : Date.now() > end ? reject(new Error('never true')) :"
            + " setTimeout(check, 20); check(); })");
  }

  void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  void press(String key) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      int code =
          key.equals("Tab") ? 9 : key.equals("Enter") ? 13 : key.equals("ArrowDown") ? 40 : 27;
      send(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "windowsVirtualKeyCode", code));
    }
  }

  /** Returns the errors of the page since it was opened. */
  List<String> errors() {
    return errors;
  }

  /** Returns the requested addresses since the page was opened. */
  List<String> requests() {
    return requests;
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return send(session, method, parameters);
  }

  private JsonNode send(String session, String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> response = new CompletableFuture<>();
    responses.put(id, response);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    return response.orTimeout(MAX_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String whole = part.toString();
      part.setLength(0);
      try {
        receive(JSON.readTree(whole));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> response = responses.remove(message.path("id").asInt());
      if (response != null && message.has("error")) {
        response.completeExceptionally(new AssertionError(message.path("error").toString()));
      } else if (response != null) {
        response.complete(message.path("result"));
      }
      return;
    }
    JsonNode details = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> load.complete(details);
      case "Network.requestWillBeSent" -> requests.add(details.at("/request/url").asText());
      case "Network.loadingFailed", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
          errors.add(details.toString());
      case "Log.entryAdded" -> {
        // Hints about speed and forms are not errors; axe-core itself causes hints about speed.
        if (details.at("/entry/level").asText().equals("error")) {
          errors.add(details.toString());
        }
      }
      default -> {}
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroyForcibly().onExit().join();
  }
}
