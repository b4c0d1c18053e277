package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.fixture.Exchange;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Checks that each change of the contract changes the server or fails the build. */
@Tag("fake")
class EveryContractChangeTest {
  private static final JsonNode DOCUMENT = Contract.builtIn().document();
  private static List<Exchange> exchanges = List.of();
  private static Set<String> slack = Set.of();

  @BeforeAll
  static void exchange() {
    exchanges = exchanges(Contract.builtIn());
    slack = ContractSlack.of(DOCUMENT, exchanges);
  }

  private static List<Exchange> exchanges(Contract contract) {
    try (RunningServer server =
        new RunningServer()
            .withContract(contract)
            .withStore(ForwardingStore.failingForSome())
            .start()) {
      return SampleExchanges.of(server);
    }
  }

  /** Other tests provoke the missing statuses: with raw sockets and with low limits. */
  @Test
  @Tag("server")
  void responsesShouldUseAllThatTheContractAllows() {
    assertThat(faults(DOCUMENT, exchanges)).isEmpty();
    assertThat(slack)
        .containsExactly(
            "Problem/status maximum",
            "addUser 408",
            "addUser 429",
            "listUsers 408",
            "listUsers 413",
            "listUsers 429",
            "removeUser 408",
            "removeUser 429",
            "updateUser 408",
            "updateUser 429");
  }

  /** The value {@code -} removes a member, and {@code +x} adds to an array. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "/contract-changes.txt",
      delimiterString = " :: ",
      quoteCharacter = '`')
  void changeShouldAffectTheServerOrBeDetected(String location, String value)
      throws JsonProcessingException {
    JsonNode changed = changed(location, value);

    assertThat(changed).isNotEqualTo(DOCUMENT);
    assertThat(effect(changed)).isNotEmpty();
  }

  /** Changes of responses that the fake never sends. */
  @Tag("server")
  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "/contract-changes-of-server.txt",
      delimiterString = " :: ",
      quoteCharacter = '`')
  void changeShouldBeDetectedWhenTheServerIsUnavailable(String location, String value)
      throws JsonProcessingException {
    assertThat(effect(changed(location, value))).isNotEmpty();
  }

  /** Returns the effect of a change, such as a fault; empty if there is none. */
  private static String effect(JsonNode changed) {
    if (!faults(changed, exchanges).isEmpty()) {
      return "the responses do not fit";
    }
    if (!ContractSlack.of(changed, exchanges).equals(slack)) {
      return "the responses do not use all that is allowed";
    }
    try {
      List<Exchange> others = exchanges(new Contract(changed));
      return !faults(changed, others).isEmpty()
          ? "the new responses do not fit"
          : others.stream()
                  .map(Exchange::summary)
                  .toList()
                  .equals(exchanges.stream().map(Exchange::summary).toList())
              ? ""
              : "followed";
    } catch (IllegalArgumentException e) {
      return "not started";
    } catch (CompletionException e) {
      return "not served";
    }
  }

  private static List<String> faults(JsonNode document, List<Exchange> exchanges) {
    ContractCheck check = new ContractCheck(document);
    return exchanges.stream()
        .flatMap(each -> check.faults(each.method(), each.path(), each.response()).stream())
        .toList();
  }

  private static JsonNode changed(String location, String value) throws JsonProcessingException {
    JsonNode document = DOCUMENT.deepCopy();
    JsonPointer pointer = JsonPointer.compile(location);
    ObjectMapper json = new ObjectMapper();
    JsonNode parent = document.at(pointer.head());
    String name = pointer.last().getMatchingProperty();
    if (value.startsWith("+")) {
      ((ArrayNode) document.at(pointer)).add(json.readTree(value.substring(1)));
    } else if (!value.equals("-")) {
      ((ObjectNode) parent).set(name, json.readTree(value));
    } else if (parent instanceof ArrayNode array) {
      array.remove(pointer.last().getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(name);
    }
    return document;
  }
}
