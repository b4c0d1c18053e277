package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlanProgress;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a plan. Each write requires the version that the write before it returned, and has an
 * idempotency key that is the same whenever the plan is applied.
 */
record PlanRun(OrganizationUsersClient client, RosterPlan plan, @Nullable String reason) {
  /** Checks the reason first: removals come last, and a rejected reason would leave half a plan. */
  PlanRun {
    RequestRules.requireReason(reason);
  }

  Version apply(PlanProgress progress) {
    List<PlannedChange> changes = plan.changes();
    Version version = plan.base();
    for (int i = 0; i < changes.size(); i++) {
      try {
        version = write(changes.get(i), key(i), version);
      } catch (RuntimeException e) {
        throw new PlanStoppedException(plan, i, version, e);
      }
      progress.applied(i + 1, changes.size(), changes.get(i));
    }
    return version;
  }

  private Version write(PlannedChange change, String key, Version version) {
    if (change instanceof PlannedChange.Add add) {
      User user = add.user();
      AddUser request =
          new AddUser(plan.orgId(), user.email(), user.role(), user.state(), key, version);
      return client.add(request).version();
    }
    if (change instanceof PlannedChange.Update update) {
      User to = update.to();
      UpdateUser request =
          new UpdateUser(plan.orgId(), to.email(), to.role(), to.state(), key, version);
      return client.update(request).version();
    }
    RemoveUser request = new RemoveUser(plan.orgId(), change.email(), reason, key, version);
    return client.remove(request).version();
  }

  /** Returns a key for a position in the plan and the reason, which is a part of the request. */
  private String key(int position) {
    String text =
        String.join(
            "\n",
            Long.toString(plan.orgId()),
            plan.base().etag(),
            Integer.toString(position),
            plan.changes().get(position).toString(),
            reason == null ? "" : reason);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
