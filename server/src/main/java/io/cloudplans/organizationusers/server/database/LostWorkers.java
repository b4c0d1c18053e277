package io.cloudplans.organizationusers.server.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/**
 * Keeps a connection whose server responds that it lost another server, as Citus does while a
 * worker is down. Otherwise the pool would replace all connections again and again.
 */
final class LostWorkers implements SQLExceptionOverride {
  private static final String CONNECTION_FAULTS = "08";

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException fault) {
    boolean responded =
        fault instanceof PSQLException response && response.getServerErrorMessage() != null;
    return responded && String.valueOf(fault.getSQLState()).startsWith(CONNECTION_FAULTS)
        ? SQLExceptionOverride.Override.DO_NOT_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
