package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.server.body.SpooledBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a roster, or a page of it. */
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

  /**
   * Writes the body of a list.
   *
   * @param users passes the users, and the first user after them, to a consumer
   */
  void write(Consumer<Consumer<RosterUser>> users, MfaPolicy mfa, ObjectMapper mapper) {
    try (RosterWriter writer = new RosterWriter(mapper, body)) {
      users.accept(user -> add(user, writer));
      writer.end(mfa);
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
