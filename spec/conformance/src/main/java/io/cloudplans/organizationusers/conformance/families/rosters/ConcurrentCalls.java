package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends calls at the same time. */
final class ConcurrentCalls {
  private ConcurrentCalls() {}

  /** Returns the replies in the order of the calls; rethrows an exception of any call. */
  static List<Reply> run(List<Call> calls) {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    CountDownLatch start = new CountDownLatch(calls.size());
    try {
      List<Future<Reply>> futures = new ArrayList<>();
      for (Call call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return call.send();
                }));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
      return replies;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Requires that exactly one call succeeded, and that the others got a problem. */
  static void requireOneSuccess(List<Reply> replies, String otherProblem) {
    long done = replies.stream().filter(reply -> reply.status() == 200).count();
    CaseFailure.unless(done == 1, "exactly one request must succeed, but %s did", done);
    replies.stream().filter(reply -> reply.status() != 200).forEach(r -> r.problem(otherProblem));
  }
}
