package io.cloudplans.organizationusers.client;

import java.util.List;

/** What the README's snippets take as given; a snippet is the body of {@link #run}. */
public abstract class Snippet {
  protected final String token = "a-token";
  protected final String key = "b7c1";
  protected final String url;
  protected final OrganizationUsersClient client;

  protected Snippet(String url) {
    this.url = url;
    this.client = OrganizationUsersClient.builder().baseUrl(url).token(() -> token).build();
  }

  public abstract void run() throws Exception;

  protected String logIn() {
    return "a-fresh-token";
  }

  protected String logIn(List<String> acrValues) {
    return "a-stronger-token";
  }
}
