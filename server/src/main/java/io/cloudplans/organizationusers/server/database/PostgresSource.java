package io.cloudplans.organizationusers.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import org.postgresql.ds.PGSimpleDataSource;

/** Applies a {@code postgresql:} URI to a data source, with a limit on every wait. */
final class PostgresSource {
  private static final int CONNECT_SECONDS = 2;
  private static final int CANCEL_SECONDS = 1;
  private static final String OPTIONS =
      "-c statement_timeout=5000 -c lock_timeout=4000"
          + " -c idle_in_transaction_session_timeout=10000";

  private PostgresSource() {}

  /**
   * Configures a source with a URI, and returns the source. The driver takes user and password
   * separately.
   */
  static PGSimpleDataSource configured(PGSimpleDataSource source, URI uri) {
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
    source.setSocketTimeout(Sql.MAX_SECONDS);
    source.setCancelSignalTimeout(CANCEL_SECONDS);
    source.setOptions(OPTIONS);
    source.setTcpKeepAlive(true);
    return source;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
