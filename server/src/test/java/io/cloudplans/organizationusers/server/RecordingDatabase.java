package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.server.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A database that keeps the text of each statement that is sent to it. */
record RecordingDatabase(Database database, Collection<String> statements) implements Database {
  RecordingDatabase(Database database) {
    this(database, new ConcurrentLinkedQueue<>());
  }

  private Connection recording(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("prepare")) {
                statements.add((String) arguments[0]);
              } else if (method.getName().equals("createStatement")) {
                throw new UnsupportedOperationException("statements are prepared");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public <T> T read(Deadline deadline, Function<Connection, T> work) {
    return database.read(deadline, connection -> work.apply(recording(connection)));
  }

  @Override
  public <T> T write(Deadline deadline, Function<Connection, T> work) {
    return database.write(deadline, connection -> work.apply(recording(connection)));
  }

  @Override
  public boolean writable(Deadline deadline) {
    return database.writable(deadline);
  }

  @Override
  public void measure(MeterRegistry registry) {
    database.measure(registry);
  }

  @Override
  public String forUpdate() {
    return database.forUpdate();
  }

  @Override
  public void close() {
    database.close();
  }
}
