package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The pages of a list, one after the other. */
final class PageIterator implements Iterator<Roster> {
  private static final int LIMIT = 1000;

  private final OrganizationUsersClient client;
  private Optional<ListUsers> next;

  PageIterator(OrganizationUsersClient client, ListUsers request) {
    this.client = client;
    this.next = Optional.of(request.limit() == null ? request.withLimit(LIMIT) : request);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Roster next() {
    ListUsers request = next.orElseThrow(NoSuchElementException::new);
    Roster page = client.list(request);
    next = page.nextPage(request);
    return page;
  }
}
