package io.cloudplans.organizationusers.conformance.families.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Cases about documents and pages, which require no token. */
public final class DocumentFamily implements Family {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Map<String, String> UNKNOWN_PATHS =
      Table.of(
          "version-folder", "/v1",
          "capital-version", "/V1/organizations/users/list",
          "version-2", "/v2/organizations/users/list",
          "other-extension", "/openapi.yml",
          "capital-document", "/OpenAPI.json",
          "health-folder", "/health",
          "health-other", "/health/x",
          "health-slash", "/health/live/",
          "problem-folder", "/problems",
          "unknown-problem", "/problems/nothing",
          "capital-problem", "/problems/Invalid-Token",
          "document-slash", "/openapi.json/",
          "problem-slash", "/problems/invalid-token/",
          "web-inf", "/WEB-INF/web.xml",
          "wadl", "/application.wadl",
          "swagger", "/v3/api-docs",
          "document-without-extension", "/openapi",
          "metrics", "/metrics",
          "actuator", "/actuator/health",
          "api-folder", "/organizations/users/list",
          "login", "/login",
          "icon", "/favicon.ico",
          "robots", "/robots.txt");

  @Override
  public String name() {
    return "document";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("Without a token the server also serves");
    view.add("openapi-json", s -> sameContract(s, contract));
    view.add(
        "openapi-yaml",
        s -> {
          Reply reply = get(s, "/openapi.yaml").status(200);
          CaseFailure.unless(
              !reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("html"),
              "the Content-Type must not be HTML");
          CaseFailure.unless(
              withoutServers(yaml(reply)).equals(withoutServers(contract.source())),
              "/openapi.yaml must be the contract");
        });
    Cases pages = cases.says("that path is a page that explains");
    for (String slug : contract.slugs()) {
      pages.add(
          "problem-page." + slug,
          s -> {
            Reply page = get(s, "/problems/" + slug).status(200);
            CaseFailure.unless(
                !page.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("json"),
                "the page must be for people, but is JSON");
            String text = new String(page.response().content(page.limits()), UTF_8);
            CaseFailure.unless(
                text.contains(slug) || text.contains(title(contract, slug)),
                "the page must name its problem type");
            Reply head = s.send(Request.of("HEAD", "/problems/" + slug)).status(200);
            CaseFailure.unless(
                head.response().body().length == 0, "the response to HEAD must have no body");
          });
    }
    for (String path : List.of("/health/live", "/health/ready")) {
      view.add(
          path.substring(1).replace('/', '-'),
          s -> {
            Reply reply = get(s, path).status(200);
            CaseFailure.unless(
                reply.json().toString().equals("{\"status\":\"up\"}"),
                "the body must be {\"status\":\"up\"}");
          });
    }
    view.add(
        "bad-token-elsewhere",
        s -> {
          for (String path : List.of("/openapi.json", "/problems/invalid-token")) {
            s.send(Request.of("GET", path).with("Authorization", "Bearer x")).status(200);
          }
          s.send(Request.of("GET", "/nothing").with("Authorization", "Bearer x"))
              .problem("route-not-found");
        });
    for (String path : List.of("/openapi.json", "/health/live", "/problems/invalid-token")) {
      for (String method : List.of("OPTIONS", "POST", "PUT", "DELETE")) {
        cases
            .says("Every other method, `OPTIONS` included")
            .add(
                "method.%s.%s"
                    .formatted(
                        method.toLowerCase(Locale.ROOT), path.substring(1).replaceAll("[/.]", "-")),
                s -> s.send(Request.of(method, path)).problem("method-not-allowed"));
      }
    }
    view.add(
        "other-entity-tag",
        s -> {
          for (String path : List.of("/openapi.json", "/problems/invalid-token")) {
            s.send(Request.of("GET", path).with("If-None-Match", "\"x\"")).status(200);
          }
        });
    view.add(
        "a-bad-token-does-not-matter",
        s ->
            s.send(Request.of("GET", "/health/live").with("Authorization", "Bearer x"))
                .status(200));
    for (String path : List.of("/openapi.json", "/openapi.yaml", "/health/live", "/health/ready")) {
      view.add(
          "head." + path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""),
          s -> {
            Reply head = s.send(Request.of("HEAD", path)).status(200);
            CaseFailure.unless(
                head.response().body().length == 0, "the response must have no body");
          });
      view.add(
          "post." + path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""),
          s -> {
            Reply reply = s.send(Request.of("POST", path)).problem("method-not-allowed");
            Set<String> allow =
                Set.copyOf(
                    List.of(reply.header("Allow").orElse("").strip().split("\\s*,\\s*", -1)));
            CaseFailure.unless(
                allow.equals(Set.of("GET", "HEAD")),
                "Allow must name GET and HEAD, but is %s",
                allow);
          });
    }
    Cases other = cases.says("Every other path outside `/v1/`");
    UNKNOWN_PATHS.forEach(
        (name, path) ->
            other.add(
                "nothing." + name,
                s -> {
                  s.send(Request.of("GET", path)).problem("route-not-found");
                  s.send(Request.of("DELETE", path)).problem("route-not-found");
                  s.send(Request.of("HEAD", path)).status(404);
                }));
    cases
        .says("Every error is an `application/problem+json`")
        .add(
            "problem-for-browsers",
            s -> {
              String accept = "text/html,*/*;q=0.1";
              for (String path :
                  List.of("/openapi.json", "/health/live", "/problems/invalid-token")) {
                s.send(Request.of("DELETE", path).with("Accept", accept))
                    .problem("method-not-allowed");
              }
              s.send(Request.of("GET", "/health/x").with("Accept", accept))
                  .problem("route-not-found");
            });
    cases
        .says("It may serve documentation")
        .add("root", DocumentFamily::root)
        .add("docs", DocumentFamily::docs);
    cases
        .says("no other response has CORS headers")
        .add(
            "cors-of-the-contract",
            s -> {
              for (String path : List.of("/openapi.json", "/openapi.yaml")) {
                Reply reply =
                    s.send(Request.of("GET", path).with("Origin", "https://a.example")).status(200);
                CaseFailure.unless(
                    reply.header("Access-Control-Allow-Origin").orElse("").equals("*"),
                    "%s must have Access-Control-Allow-Origin: *",
                    path);
                CaseFailure.unless(
                    get(s, path).header("Access-Control-Allow-Origin").orElse("").equals("*"),
                    "%s must have Access-Control-Allow-Origin: * without Origin too",
                    path);
                CaseFailure.unless(
                    reply.header("Access-Control-Allow-Credentials").isEmpty(),
                    "%s must not allow credentials",
                    path);
                CaseFailure.unless(
                    s.send(Request.of("HEAD", path).with("Origin", "https://a.example"))
                        .header("Access-Control-Allow-Origin")
                        .equals(reply.header("Access-Control-Allow-Origin")),
                    "HEAD of %s must have the same Access-Control-Allow-Origin as GET",
                    path);
              }
            });
  }

  private static String title(Contract contract, String slug) {
    return contract.problem(slug).orElseThrow().path("title").asText();
  }

  private static Reply get(Session s, String path) {
    return s.send(Request.of("GET", path));
  }

  /** Checks the documentation, which is optional. */
  private static void docs(Session s) {
    Reply reply = get(s, "/docs/");
    if (reply.status() == 200) {
      CaseFailure.unless(
          reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html"),
          "/docs/ must be a page");
    } else {
      reply.problem("route-not-found");
    }
  }

  private static void sameContract(Session s, Contract contract) {
    Reply reply = get(s, "/openapi.json").status(200);
    CaseFailure.unless(
        reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("json"),
        "the Content-Type must be JSON");
    JsonNode theirs = reply.json();
    JsonNode ours = contract.source();
    CaseFailure.unless(
        withoutServers(theirs).equals(withoutServers(ours)),
        "/openapi.json must be the contract %s, but has version %s and %s",
        contract.version(),
        theirs.at("/info/version").asText("none"),
        theirs.at("/info/version").equals(ours.at("/info/version"))
            ? "other content"
            : "therefore other content");
  }

  private static JsonNode yaml(Reply reply) {
    try {
      return YAML.readTree(reply.response().content(reply.limits()));
    } catch (IOException e) {
      throw new CaseFailure("the body must be YAML: " + e.getMessage());
    }
  }

  /** Removes the servers, which differ between installations. */
  private static JsonNode withoutServers(JsonNode document) {
    JsonNode copy = document.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("servers");
    }
    return copy;
  }

  /** Checks that the root is either unknown or redirects to the documentation. */
  private static void root(Session s) {
    Reply reply = get(s, "/");
    if (reply.status() / 100 == 3) {
      CaseFailure.unless(
          reply.header("Location").orElse("").matches("(\\./)?docs/"),
          "Location must be docs/, relative to the requested URL, but is %s",
          reply.header("Location").orElse("missing"));
    } else {
      reply.problem("route-not-found");
    }
  }
}
