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

/** A roster, or a page of it, written from a snapshot and ready to be sent. */
final class RosterListing {
  private final SpooledBody body = new SpooledBody();
  private final @Nullable Integer limit;
  private int written;
  private boolean more;
  private @Nullable String last;

  private RosterListing(@Nullable Integer limit) {
    this.limit = limit;
  }

  /** Reads the users within the snapshot's transaction. */
  static RosterListing of(
      Organization organization, RosterSnapshot snapshot, UserFilter filter, ObjectMapper mapper) {
    RosterListing listing = new RosterListing(filter.limit());
    try (RosterWriter writer = new RosterWriter(mapper, listing.body)) {
      snapshot.users(filter.andOneMore(), user -> listing.take(user, writer));
      writer.end(organization.mfa());
      return listing;
    } catch (IOException | UncheckedIOException e) {
      listing.body.close();
      throw new StoreUnavailableException("the answer cannot be spooled", e);
    } catch (RuntimeException e) {
      listing.body.close();
      throw e;
    }
  }

  private void take(RosterUser user, RosterWriter writer) {
    if (limit != null && written == limit) {
      more = true;
      return;
    }
    writer.write(user);
    last = user.email();
    written++;
  }

  SpooledBody body() {
    return body;
  }

  /** The last address of the page where another page follows; null where none does. */
  @Nullable String lastBeforeMore() {
    return more ? last : null;
  }
}
