package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Fetches the pages of a list one after another; fails if a page links back to an earlier one. */
final class PageIterator implements Iterator<Roster> {
  private static final int LIMIT = 1000;
  private static final int OK = 200;

  private final OrganizationUsersClient client;
  private final Set<ListUsers> requests = new HashSet<>();
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
    requests.add(request);
    Roster page = client.list(request);
    next = page.nextPage(request);
    if (next.filter(requests::contains).isPresent()) {
      throw new UnexpectedResponseException(
          "the link to the next page leads to an earlier one",
          new RawResponse(OK, page.headers(), ""),
          null);
    }
    return page;
  }
}
