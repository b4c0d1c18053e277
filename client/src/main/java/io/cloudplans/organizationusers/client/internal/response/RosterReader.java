package io.cloudplans.organizationusers.client.internal.response;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Iterates over the users of a list response. Ends only after a complete, valid body. */
public final class RosterReader implements Iterator<User>, AutoCloseable {
  private final CallResponse response;
  private final BoundedInputStream body;
  private final RosterParser parser;
  private @Nullable User next;
  private @Nullable OrganizationUsersException failure;

  public RosterReader(CallResponse response) {
    this.response = response;
    try {
      body = response.body();
      parser = new RosterParser(response, body);
    } catch (IOException e) {
      response.closeQuietly();
      throw response.failure(e);
    }
  }

  public Version version() {
    return response.version();
  }

  public ResponseHeaders headers() {
    return response.headers();
  }

  @Override
  public boolean hasNext() {
    if (failure != null) {
      throw failure;
    }
    try {
      if (next == null) {
        next = parser.next();
        if (!response.content().complete()) {
          body.resetCount();
        }
      }
      return next != null;
    } catch (IOException e) {
      failure = response.failure(e);
      throw failure;
    } catch (OrganizationUsersException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public User next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    User user = response.required(next, "users");
    next = null;
    return user;
  }

  public MfaRequirements mfa() {
    return parser.mfa();
  }

  public Map<String, Object> unknownMembers() {
    return parser.unknownMembers();
  }

  /** Closes the connection unless the body was read to its end. */
  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw response.failure(e);
    }
  }
}
