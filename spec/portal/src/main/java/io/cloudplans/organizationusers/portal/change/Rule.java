package io.cloudplans.organizationusers.portal.change;

/**
 * A kind of change from one version of the contract to the next. The page on versioning shows this
 * table.
 */
public enum Rule {
  OPERATION(
      "An operation or a server is removed, or an operation's path, method or `operationId` changes",
      "Requests fail, and generated clients do not compile."),
  INPUT(
      "A parameter, a member or the body of a request is removed or renamed",
      "Requests that use it are rejected or mean something else."),
  REQUIRED(
      "A parameter, a member or the body of a request becomes required, or is new and required",
      "Requests that worked are rejected."),
  NARROWED(
      "A request accepts less: another type, format, pattern or encoding, fewer values, a narrower bound",
      "Requests that worked are rejected."),
  DEFAULT(
      "The default of a parameter or of a request's member changes",
      "The same request does something else."),
  MEDIA_TYPE(
      "A media type of a request is removed, or the media types of a response change",
      "Requests are rejected, or responses cannot be read."),
  SUCCESS_STATUS(
      "An operation gets another status below 400, or loses one", "Callers branch on the status."),
  SUCCESS_BODY(
      "A member of a success body is added, removed, renamed or moved, becomes optional, or gets"
          + " another type, format or pattern or a wider bound",
      "Success bodies are closed, and callers read them as they are."),
  RESPONSE_HEADER(
      "A response header is removed, becomes optional, or gets another type, format or pattern or a"
          + " wider bound",
      "Callers rely on it."),
  PROBLEM("A problem type is removed, or gets another `type` or status", "Callers branch on it."),
  PROBLEM_MEMBER(
      "A member of problem documents is removed, becomes optional, or gets another type, format or"
          + " pattern or a wider bound",
      "Callers read it."),
  RETRY("A problem type becomes less safe to retry", "Callers that retry may write twice."),
  ROLE("A role can no longer call an operation", "Callers with the role get 403."),
  SECOND_FACTOR(
      "Another flag of the organization's policy requires a second factor for an operation",
      "Callers without a second factor get 401."),
  AUTHENTICATION(
      "An operation authenticates its callers in another way, or needs another scope",
      "Callers get 401 or 403."),

  NEW_OPERATION("New operations, paths and servers"),
  NEW_INPUT("New optional parameters, request headers and members of requests"),
  WIDENED("Requests that accept more: more values, wider bounds, optional instead of required"),
  NEW_HEADER("New response headers"),
  NEW_PROBLEM("New problem types, at existing operations too"),
  NEW_PROBLEM_MEMBER("New members of problem documents"),
  NEW_VALUE("New values of an enumeration in responses, such as a role"),
  TIGHTENED("Responses that promise more: narrower bounds, always present instead of optional"),
  UNUSED_PROBLEM("A problem type that an operation no longer responds with"),
  SAFER("Problem types that become safer to retry"),
  NEW_RIGHT("A role that may call more operations");

  private final String description;
  private final String effect;

  Rule(String description) {
    this(description, "");
  }

  Rule(String description, String effect) {
    this.description = description;
    this.effect = effect;
  }

  /** Returns the description of the change, as Markdown. */
  public String description() {
    return description;
  }

  /** Returns the effect on callers; empty for a compatible change. */
  public String effect() {
    return effect;
  }

  /** Returns whether the change breaks callers. */
  public boolean breaks() {
    return !effect.isEmpty();
  }
}
