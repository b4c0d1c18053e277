package io.cloudplans.organizationusers.conformance.run;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.TransportException;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.CommandLine;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Prepares the organizations for the selected cases. */
public final class Preparation {
  /** Signals that the configuration does not fit the server. */
  public static final class InvalidSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSetupException(String message) {
      super(message);
    }
  }

  /** Signals that another kind of server responds at the address. */
  public static final class NotReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReachedException(String message) {
      super(message);
    }
  }

  private static final Duration CLEAN_UP = Duration.ofMinutes(2);

  /** The maximum id, which a double can hold. Ids are random, so that two runs share none. */
  private static final long MAX_ID = 1L << 52;

  private static final int IDS_PER_RUN = 100;

  private final RunContext context;
  private final Setup setup;

  /** Creates the preparation of a run. */
  public Preparation(RunContext context) {
    this.context = context;
    setup = context.setup();
  }

  /**
   * Creates or checks the organizations, and gives them the users that cases start with.
   *
   * @throws InvalidSetupException if a command fails, or an organization has users that the kit did
   *     not create
   * @throws NotReachedException if another kind of server responds
   * @throws TransportException if the server is not reached
   */
  public void prepare(Collection<Case> cases) {
    Set<Slot> slots = EnumSet.of(Slot.MAIN);
    cases.stream()
        .flatMap(testCase -> testCase.needs().stream())
        .flatMap(need -> need.slot().stream())
        .forEach(slots::add);
    preflight();
    long id = ThreadLocalRandom.current().nextLong(1, MAX_ID / IDS_PER_RUN) * IDS_PER_RUN;
    for (Slot slot : slots) {
      if (setup.creator() != null) {
        create(slot, String.valueOf(id++));
      }
    }
    Map<Slot, Organization> existing = new EnumMap<>(Slot.class);
    existing.putAll(setup.existing());
    existing.keySet().retainAll(slots);
    existing.forEach(this::check);
    // The clean-up changes these organizations, so check all before the first put.
    existing.forEach(context::put);
    context.organizations().values().forEach(context.rosters()::restore);
  }

  /** Checks that the server responds to a list, or at least to its contract, with JSON. */
  private void preflight() {
    Request list = Request.of("GET", "/v1/organizations/users/list?org_id=1");
    Response response =
        setup
            .wire()
            .send(
                list.with(
                    "Authorization",
                    "Bearer " + setup.tokens().token(setup.email(Caller.OWNER), false)));
    String type = type(response);
    if (!type.contains("json")
        && !type(setup.wire().send(Request.of("GET", "/openapi.json"))).contains("json")) {
      throw new NotReachedException(
          "%s responds to a list with status %s and Content-Type %s: is base-url correct?"
              .formatted(setup.wire().target().baseUrl(), response.status(), type));
    }
  }

  private static String type(Response response) {
    return response.header("Content-Type").orElse("none").toLowerCase(Locale.ROOT);
  }

  private void create(Slot slot, String freshId) {
    String id = slot == Slot.LARGE ? Slot.BEYOND_DOUBLES : freshId;
    String owner = setup.email(slot == Slot.FOREIGN ? Caller.FOREIGNER : Caller.OWNER);
    Organization organization = new Organization(id, owner);
    try {
      if (slot == Slot.LARGE && !context.rosters().users(organization).isEmpty()) {
        context.put(slot, organization);
        return;
      }
      context.create(id, owner);
      if (slot.mfa().isEmpty() || context.requireSecondFactor(organization, slot.mfa())) {
        context.put(slot, organization);
      }
    } catch (CommandLine.FailedException e) {
      throw new InvalidSetupException("organizations: " + e.getMessage());
    }
  }

  private void check(Slot slot, Organization organization) {
    for (User user : context.rosters().users(organization)) {
      boolean known =
          user.email().endsWith(Caller.DOMAIN)
              || user.email().equals(organization.owner())
              || setup.callers().containsValue(user.email())
              || setup.allowWipe().contains(organization.id());
      if (!known) {
        throw new InvalidSetupException(
            "organizations.%s: organization %s has users that the kit did not create; name another organization, or list its id under allow-wipe"
                .formatted(slot.configName(), organization.id()));
      }
    }
  }

  /**
   * Deletes the created organizations, and removes all users except the owners from existing
   * organizations.
   */
  public void cleanUp() {
    context.permit(CLEAN_UP);
    if (setup.creator() == null) {
      context.organizations().values().forEach(context.rosters()::clear);
    } else {
      context.created().parallelStream().forEach(setup.creator()::delete);
    }
  }

  /** Returns the first unmet need of a case; empty if all are met. */
  String unmet(Case testCase) {
    return testCase.needs().stream()
        .filter(
            need ->
                !need.isMet(setup)
                    || need.slot()
                        .filter(slot -> !context.organizations().containsKey(slot))
                        .isPresent())
        .map(Need::description)
        .findFirst()
        .orElse("");
  }
}
