package io.cloudplans.organizationusers.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface, with a thread for each connection. */
public final class Peer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Service service;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "peer");
            thread.setDaemon(true);
            return thread;
          });

  /** Serves a connection, which is closed afterwards. */
  public interface Service {
    void serve(Socket client) throws IOException;
  }

  public Peer(Service service) throws IOException {
    this.service = service;
    threads.execute(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // The server socket was closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      service.serve(client);
    } catch (IOException | RuntimeException e) {
      // The client reports the failure.
    }
  }

  /** Runs a task, such as the other direction of a connection, in another thread. */
  public void runInBackground(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
