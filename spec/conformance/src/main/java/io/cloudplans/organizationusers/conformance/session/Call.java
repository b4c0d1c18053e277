package io.cloudplans.organizationusers.conformance.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import java.util.function.UnaryOperator;

/** A call of an operation. Every method returns a changed copy; {@link #send} sends it. */
public record Call(
    Session session,
    Operation operation,
    Organization organization,
    String authorization,
    String query,
    String body,
    UnaryOperator<Request> change) {
  private static final int ERROR = 400;

  private Call(
      Call old, Organization organization, String authorization, String query, String body) {
    this(old.session, old.operation, organization, authorization, query, body, old.change);
  }

  /** Returns the call with another caller's token, without a second factor. */
  public Call as(Caller caller) {
    return token(session.token(caller, false));
  }

  /** Returns the call with another caller's token, with a second factor. */
  public Call withMfa(Caller caller) {
    return token(session.token(caller, true));
  }

  /** Returns the call with another token. */
  public Call token(String token) {
    return authorization("Bearer " + token);
  }

  /**
   * Returns the call with another {@code Authorization}, or without the header for an empty text.
   */
  public Call authorization(String value) {
    return new Call(this, organization, value, query, body);
  }

  /** Returns the call for another organization, with the same members. */
  public Call on(Organization other) {
    String moved =
        body.replace(
            "\"org_id\":\"" + organization.id() + "\"", "\"org_id\":\"" + other.id() + "\"");
    return new Call(this, other, authorization, query, moved);
  }

  /**
   * Returns the call with a query: for a write the complete query, for a list the part after
   * org_id.
   */
  public Call query(String text) {
    return new Call(this, organization, authorization, text, body);
  }

  /** Returns the call with a literal body. */
  public Call body(String text) {
    return new Call(this, organization, authorization, query, text);
  }

  /** Returns the call with a body of the organization and members; names and values alternate. */
  public Call members(String... members) {
    String[] all = new String[members.length + 2];
    all[0] = "org_id";
    all[1] = organization.id();
    System.arraycopy(members, 0, all, 2, members.length);
    return body(Json.object(all));
  }

  /** Returns the call with one more header. */
  public Call header(String name, String value) {
    return changed(request -> request.with(name, value));
  }

  /** Returns the call with a change of its request, which is applied last. */
  public Call changed(UnaryOperator<Request> more) {
    return new Call(
        session,
        operation,
        organization,
        authorization,
        query,
        body,
        request -> more.apply(change.apply(request)));
  }

  /** Returns the request. */
  public Request request() {
    Request request =
        operation.isWrite()
            ? Request.of(
                    operation.method(), operation.path() + (query.isEmpty() ? "" : "?" + query))
                .with("Content-Type", "application/json")
                .body(body.getBytes(UTF_8))
            : Request.of(
                operation.method(),
                operation.path()
                    + "?org_id="
                    + organization.id()
                    + (query.isEmpty() ? "" : "&" + query));
    return change.apply(
        authorization.isEmpty() ? request : request.with("Authorization", authorization));
  }

  /** Sends the request. */
  public Reply send() {
    return session.send(request());
  }

  /** Sends the write, and requires that it succeeds as the organization's next change. */
  public Reply applied() {
    if (!organization.equals(session.main())) {
      long before = session.list().withMfa(Caller.OWNER).on(organization).send().version();
      return send().done().version(before + 1);
    }
    long before = session.version();
    Reply reply = send().done().version(before + 1);
    session.confirm(before + 1);
    return reply;
  }

  /** Sends the request, and requires that the server rejects it and changes nothing. */
  public Reply rejected() {
    long before = session.version();
    Reply reply = send();
    CaseFailure.unless(reply.status() >= ERROR, "the request must be rejected");
    session.list().send().version(before);
    session.confirm(before);
    return reply;
  }
}
