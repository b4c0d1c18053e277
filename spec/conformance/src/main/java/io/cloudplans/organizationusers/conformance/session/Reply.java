package io.cloudplans.organizationusers.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudplans.organizationusers.conformance.contract.StrictJson;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A response, and what a case demands of it. */
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

  /** Demands a status. */
  public Reply status(int expected) {
    demand(status() == expected, "the status must be %s, and is %s", expected, described());
    return this;
  }

  /** Demands a write's success. */
  public Reply done() {
    status(OK);
    demand(json().toString().equals("{\"status\":200}"), "the body must be {\"status\":200}");
    return this;
  }

  /** Demands a list. */
  public Roster roster() {
    status(OK);
    return Roster.of(json());
  }

  /** Demands a list that is not modified. */
  public Reply notModified() {
    return status(NOT_MODIFIED);
  }

  /** Demands a problem type; its document is held against the contract in any case. */
  public Reply problem(String slug) {
    demand(
        status() >= ERROR && this.slug().equals(slug),
        "the response must be the problem %s, and is %s",
        slug,
        described());
    return this;
  }

  /** Demands {@code invalid-request} whose errors name a place. */
  public Reply invalid(String kind, String place) {
    problem("invalid-request");
    demand(
        places(kind).contains(place),
        "errors must name the %s %s, and name %s",
        kind,
        place,
        json().path("errors"));
    return this;
  }

  /** Demands that the problem does not repeat a text of the request. */
  public Reply silentAbout(String value) {
    demand(!json().toString().contains(value), "the problem must not repeat the refused value");
    return this;
  }

  /** Returns the places of a kind that the errors name. */
  public List<String> places(String kind) {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .filter(error -> error.has(kind))
        .map(error -> error.get(kind).asText())
        .toList();
  }

  /** Returns the problem type's slug, empty where the response is no problem. */
  public String slug() {
    String type = json().path("type").asText();
    return type.startsWith(PROBLEMS) ? type.substring(PROBLEMS.length()) : "";
  }

  /** Returns the body, missing where it is no JSON. */
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

  /** Demands an entity tag and returns it. */
  public String tag() {
    List<String> tags = response.all("ETag");
    demand(
        tags.size() == 1 && TAG.matcher(tags.get(0)).matches(),
        "the response must have an ETag of the form \"<org_id>-<version>\", and has %s",
        tags);
    return tags.get(0);
  }

  /** Demands an entity tag and returns its version. */
  public long version() {
    Matcher tag = TAG.matcher(tag());
    demand(tag.matches() && tag.group(2).length() < 18, "the version is no number");
    return Long.parseLong(tag.group(2));
  }

  /** Demands a version. */
  public Reply version(long expected) {
    demand(version() == expected, "the version must be %s, and is %s", expected, version());
    return this;
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency.
  private void demand(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new CaseFailure(message.formatted(values), request);
    }
  }

  private String described() {
    return slug().isEmpty() ? "" + status() : status() + " " + slug();
  }
}
