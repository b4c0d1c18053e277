package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/**
 * Keeps a connection in the pool when PostgreSQL responds that it lost a connection to another
 * server, as Citus does while a worker is down. Otherwise the pool would replace all connections
 * again and again.
 */
final class LostWorkerOverride implements SQLExceptionOverride {
  private static final String CONNECTION_ERRORS = "08";

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException fault) {
    boolean responded =
        fault instanceof PSQLException response && response.getServerErrorMessage() != null;
    return responded && String.valueOf(fault.getSQLState()).startsWith(CONNECTION_ERRORS)
        ? SQLExceptionOverride.Override.DO_NOT_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
