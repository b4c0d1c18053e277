package io.cloudplans.organizationusers.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a {@code postgresql:} URI leads, with a limit on everything that could wait. */
final class PostgresSource {
  private static final int CONNECT_SECONDS = 2;
  private static final int CANCEL_SECONDS = 1;
  private static final String STATEMENTS =
      "-c statement_timeout=5000 -c lock_timeout=4000"
          + " -c idle_in_transaction_session_timeout=10000";

  private PostgresSource() {}

  /** The source, told where; the driver wants user and password apart from the rest of the URI. */
  static PGSimpleDataSource leading(PGSimpleDataSource source, URI uri) {
    String authority = String.valueOf(uri.getRawAuthority());
    int at = authority.lastIndexOf('@');
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    source.setUrl("jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query);
    if (at >= 0) {
      String[] user = authority.substring(0, at).split(":", 2);
      source.setUser(decoded(user[0]));
      source.setPassword(user.length > 1 ? decoded(user[1]) : null);
    }
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(Sql.MOST_SECONDS);
    source.setCancelSignalTimeout(CANCEL_SECONDS);
    source.setOptions(STATEMENTS);
    source.setTcpKeepAlive(true);
    return source;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
