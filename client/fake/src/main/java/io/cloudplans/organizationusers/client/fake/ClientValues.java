package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import java.util.Map;
import java.util.stream.Collectors;

/** Converts between the roster's values and the client's. */
final class ClientValues {
  private ClientValues() {}

  static User user(RosterUser user) {
    return new User(
        user.email(), new Role(user.role().wireName()), new State(user.state().wireName()));
  }

  static Revision revision(HistoryEntry entry) {
    return new Revision(
        entry.version(),
        entry.at(),
        entry.actor(),
        entry.operation(),
        entry.before() == null ? null : user(entry.before()),
        entry.after() == null ? null : user(entry.after()),
        entry.mfa() == null ? null : requirements(entry.mfa()),
        entry.reason(),
        entry.requestId());
  }

  static MfaPolicy policy(MfaRequirements mfa) {
    Map<MfaClass, Boolean> classes =
        Map.of(
            MfaClass.VIEW, mfa.view(),
            MfaClass.CREATE, mfa.create(),
            MfaClass.UPDATE, mfa.update(),
            MfaClass.DELETE, mfa.delete(),
            MfaClass.USERSMGMT, mfa.usersmgmt());
    return new MfaPolicy(
        classes.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  private static MfaRequirements requirements(MfaPolicy mfa) {
    return new MfaRequirements(
        mfa.requires(MfaClass.VIEW),
        mfa.requires(MfaClass.CREATE),
        mfa.requires(MfaClass.UPDATE),
        mfa.requires(MfaClass.DELETE),
        mfa.requires(MfaClass.USERSMGMT));
  }
}
