package io.cloudplans.organizationusers.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudplans.organizationusers.conformance.contract.StrictJson;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A response, and the checks of a case on it. */
public record Reply(Request request, Response response, Limits limits) {
  private static final String PROBLEMS = "/problems/";
  private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]*)-([1-9][0-9]*)(-gzip)?\"");
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int ERROR = 400;

  /** Returns the status. */
  public int status() {
    return response.status();
  }

  /** Requires a status. */
  public Reply status(int expected) {
    require(status() == expected, "the status must be %s, but is %s", expected, described());
    return this;
  }

  /** Requires a write's success. */
  public Reply done() {
    status(OK);
    require(json().toString().equals("{\"status\":200}"), "the body must be {\"status\":200}");
    return this;
  }

  /** Requires a list. */
  public Roster roster() {
    status(OK);
    return Roster.of(json());
  }

  /** Requires a list that is not modified. */
  public Reply notModified() {
    return status(NOT_MODIFIED);
  }

  /** Requires a problem type. The session has already checked the document against the contract. */
  public Reply problem(String slug) {
    require(
        status() >= ERROR && this.slug().equals(slug),
        "the response must be the problem %s, but is %s",
        slug,
        described());
    return this;
  }

  /** Requires {@code invalid-request} with an error at a location. */
  public Reply invalid(String kind, String location) {
    problem("invalid-request");
    require(
        locations(kind).stream().anyMatch(other -> decoded(other).equals(decoded(location))),
        "errors must name the %s %s, but name %s",
        kind,
        location,
        json().path("errors"));
    return this;
  }

  /** Returns a location without percent-encoding, which may differ between servers. */
  private static String decoded(String location) {
    return URLDecoder.decode(location.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Requires that no detail of the problem repeats a text of the request. */
  public Reply notRepeating(String value) {
    require(
        json().findValues("detail").stream().noneMatch(d -> d.asText().contains(value)),
        "the problem's details must not repeat the rejected value");
    return this;
  }

  /** Returns the locations of the errors, of one kind. */
  public List<String> locations(String kind) {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .filter(error -> error.has(kind))
        .map(error -> error.get(kind).asText())
        .toList();
  }

  /** Returns the problem type's slug, empty if the response is not a problem. */
  public String slug() {
    String type = json().path("type").asText();
    return type.startsWith(PROBLEMS) ? type.substring(PROBLEMS.length()) : "";
  }

  /** Returns the body, or a missing node if it is not JSON. */
  public JsonNode json() {
    try {
      return StrictJson.read(response.content(limits));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** Returns a header's value. */
  public Optional<String> header(String name) {
    return response.header(name);
  }

  /** Requires an entity tag and returns it. */
  public String tag() {
    List<String> tags = response.all("ETag");
    require(
        tags.size() == 1 && TAG.matcher(tags.get(0)).matches(),
        "the response must have an ETag of the form \"<org_id>-<version>\", but has %s",
        tags);
    return tags.get(0);
  }

  /** Requires an entity tag and returns its version. */
  public long version() {
    Matcher tag = TAG.matcher(tag());
    require(tag.matches() && tag.group(2).length() < 18, "the version must be a number");
    return Long.parseLong(tag.group(2));
  }

  /** Requires a version. */
  public Reply version(long expected) {
    require(version() == expected, "the version must be %s, but is %s", expected, version());
    return this;
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency.
  private void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new CaseFailure(message.formatted(values), request);
    }
  }

  private String described() {
    return slug().isEmpty() ? "" + status() : status() + " " + slug();
  }
}
