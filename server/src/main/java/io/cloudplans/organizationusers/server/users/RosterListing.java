package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.server.body.SpooledBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes a roster, or a page of it, from a snapshot. */
final class RosterListing {
  private final SpooledBody body;
  private final @Nullable Integer limit;
  private int written;
  private boolean hasNext;
  private @Nullable String lastEmail;

  RosterListing(SpooledBody body, @Nullable Integer limit) {
    this.body = body;
    this.limit = limit;
  }

  /** Writes the users within the snapshot's transaction. */
  void write(
      Organization organization, RosterSnapshot snapshot, UserFilter filter, ObjectMapper mapper) {
    try (RosterWriter writer = new RosterWriter(mapper, body)) {
      snapshot.users(filter.andOneMore(), user -> add(user, writer));
      writer.end(organization.mfa());
    } catch (IOException | UncheckedIOException e) {
      throw new StoreUnavailableException("the response cannot be spooled", e);
    }
  }

  private void add(RosterUser user, RosterWriter writer) {
    if (limit != null && written == limit) {
      hasNext = true;
      return;
    }
    writer.write(user);
    lastEmail = user.email();
    written++;
  }

  /** Returns the last address of the page; null if no page follows. */
  @Nullable String lastEmailIfMore() {
    return hasNext ? lastEmail : null;
  }
}
