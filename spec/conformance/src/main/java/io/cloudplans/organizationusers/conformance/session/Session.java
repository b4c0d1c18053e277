package io.cloudplans.organizationusers.conformance.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.TransportException;
import io.cloudplans.organizationusers.conformance.http.Wire;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of one case to the server. Thread-safe. */
public final class Session {
  private static final int KEPT_EXCHANGES = 30;
  private static final int SUCCESS = 2;
  private static final int NOT_FOUND = 404;
  private static final Pattern ORGANIZATION = Pattern.compile("\"org_id\"\\s*:\\s*\"([0-9]+)\"");

  private final RunContext context;
  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();

  /** Creates the session of a case. */
  public Session(RunContext context) {
    this.context = context;
  }

  /** Returns a call of {@code listUsers} by the main organization's owner. */
  public Call list(String... query) {
    return call("listUsers").query(String.join("&", query));
  }

  /** Returns a call of {@code addUser} that adds a viewer to the main organization. */
  public Call add(String email) {
    return call("addUser").members("user_id", email, "role", "viewer");
  }

  /** Returns a call of {@code updateUser}; names and values of members alternate. */
  public Call update(String email, String... members) {
    String[] all = new String[members.length + 2];
    all[0] = "user_id";
    all[1] = email;
    System.arraycopy(members, 0, all, 2, members.length);
    return call("updateUser").members(all);
  }

  /** Returns a call of {@code removeUser}. */
  public Call remove(String email) {
    return call("removeUser").members("user_id", email);
  }

  /**
   * Returns a call of each write, to be rejected: each alone would change the main organization's
   * initial roster.
   */
  public List<Call> writes() {
    String viewer = email(Caller.VIEWER);
    return List.of(add(newEmail()), update(viewer, "role", "planner"), remove(viewer));
  }

  /** Returns a call of each write, in an order in which all three succeed. */
  public List<Call> successiveWrites() {
    String user = newUser("viewer");
    return List.of(add(newEmail()), update(user, "role", "planner"), remove(user));
  }

  /** Returns a call of an operation by the main organization's owner, with an empty body. */
  public Call call(String operationId) {
    Operation operation = contract().operation(operationId);
    return new Call(
        this,
        operation,
        main(),
        "Bearer " + context.tokens.token(main().owner(), false),
        "",
        "{}",
        request -> request);
  }

  /** Sends a request and checks the response against the contract. */
  public Reply send(Request request) {
    return checked(request, exchange(request));
  }

  /** Checks a response against the contract. */
  public Reply checked(Request request, Response response) {
    List<String> faults = context.check.faults(request, response);
    if (!faults.isEmpty()) {
      throw new CaseFailure(
          "the response with status %s violates the contract: %s"
              .formatted(response.status(), String.join("; ", faults)),
          request);
    }
    return new Reply(request, response, context.setup.wire().limits());
  }

  /** Sends a request and returns the response unchecked. */
  public Response exchange(Request request) {
    try {
      Response response = context.sender.send(request);
      record(new Exchange(request, response, null));
      if (request.method().equals("POST") && response.status() / 100 == SUCCESS) {
        touch(request);
      }
      return response;
    } catch (TransportException e) {
      record(new Exchange(request, null, e.getMessage()));
      touch(request);
      throw e;
    }
  }

  private void touch(Request request) {
    context.mainVersion.set(0);
    byte[] body = request.body();
    Matcher id = ORGANIZATION.matcher(body == null ? "" : new String(body, UTF_8));
    touched.add(id.find() ? id.group(1) : main().id());
  }

  /** Keeps an exchange for the report. */
  public synchronized void record(Exchange exchange) {
    exchanges.add(exchange.shortened());
    if (exchanges.size() > KEPT_EXCHANGES) {
      exchanges.removeFirst();
    }
  }

  /** Returns the last exchanges. */
  public synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** Restores every roster that this session changed. */
  public void restore() {
    context.organizations().values().stream()
        .filter(organization -> touched.remove(organization.id()))
        .forEach(context.rosters::restore);
  }

  /** Returns the main organization. */
  public Organization main() {
    return context.organization(Slot.MAIN);
  }

  /** Returns an organization. */
  public Organization organization(Slot slot) {
    return context.organization(slot);
  }

  /** Returns the second organization, with the profile's number of users on its roster. */
  public Organization crowd() {
    context.rosters.addCrowd();
    return context.organization(Slot.SECOND);
  }

  /** Returns an address that no other case uses; its user is on no roster. */
  public String newEmail() {
    return context.newEmail("new");
  }

  /** Returns the address of a new active user of the main organization. */
  public String newUser(String role) {
    String email = newEmail();
    put(email, role, "active");
    return email;
  }

  /** Adds a user to the main organization as its owner. */
  public Reply put(String email, String role, String state) {
    return call("addUser").members("user_id", email, "role", role, "state", state).send().done();
  }

  /** Returns the main organization's version, from the last check if no write followed it. */
  long version() {
    long version = context.mainVersion.get();
    return version > 0 ? version : list().send().version();
  }

  /** Keeps the main organization's version, which a check has just confirmed. */
  void confirm(long version) {
    context.mainVersion.set(version);
  }

  /** Requires that the main organization has a user. */
  public void requireUser(User user) {
    User actual = list().send().roster().user(user.email()).orElse(null);
    CaseFailure.unless(
        user.equals(actual), "the list must have %s, but has %s", user, String.valueOf(actual));
  }

  /** Requires that an address is not on the main organization's roster. */
  public void requireNoUser(String email) {
    CaseFailure.unless(
        list().send().roster().user(email).isEmpty(), "the list must not have %s", email);
  }

  /** Returns a caller's e-mail address. */
  public String email(Caller caller) {
    return context.setup.email(caller);
  }

  /** Returns a caller's token. */
  public String token(Caller caller, boolean secondFactor) {
    return context.token(caller, secondFactor);
  }

  /** Returns the key that the server's tokens are signed with. */
  public SigningKey key() {
    SigningKey key = context.setup.key();
    if (key == null) {
      throw new NotRunException("needs the key that tokens are signed with");
    }
    return key;
  }

  /** Returns the contract. */
  public Contract contract() {
    return context.contract;
  }

  /** Returns the setup. */
  public Setup setup() {
    return context.setup;
  }

  /** Creates an organization of the owner; needs a way to create organizations. */
  public Organization createOrganization() {
    String id = String.valueOf(Instant.now().toEpochMilli() * 100 + 50);
    return context.create(id, email(Caller.OWNER));
  }

  /**
   * Returns an organization of the owner whose version and policy other cases change too; needs a
   * way to create organizations.
   */
  public Organization spare() {
    Organization spare = context.spare;
    if (spare == null) {
      spare = createOrganization();
      context.spare = spare;
    }
    return spare;
  }

  /** Deletes a created organization and creates it again; needs a way to do so. */
  public void createAgain(Organization organization) {
    context.creator().delete(organization.id());
    if (list().on(organization).send().status() != NOT_FOUND) {
      throw new NotRunException("needs a way to delete organizations");
    }
    context.create(organization.id(), organization.owner());
  }

  /**
   * Sets the classes of operations for which a created organization requires a second factor; needs
   * a way to do so.
   */
  public void requireSecondFactor(Organization organization, Set<String> classes) {
    if (!context.requireSecondFactor(organization, classes)) {
      throw new NotRunException("needs a way to change an MFA policy");
    }
  }

  /** Returns the wire, for checks that need more than a single request. */
  public Wire wire() {
    return context.setup.wire();
  }
}
