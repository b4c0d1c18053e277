package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the schemas against the decided values, and that these values decide each bound. */
class BoundaryTest {
  static final List<BoundaryTable.Row> ROWS = BoundaryTable.ROWS;

  private static final ContractSchemas SCHEMAS = new ContractSchemas(Contract.resolved());
  private static final Set<String> BOUNDS =
      Set.of("minLength", "maxLength", "minimum", "maximum", "minProperties", "maxItems");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern REPETITION = Pattern.compile("(?<=[{,])[0-9]+(?=[,}])");

  @ParameterizedTest
  @FieldSource("ROWS")
  void schemaShouldAcceptOrRejectAsDecided(BoundaryTable.Row row) {
    assertThat(row.isDecidedBy(SCHEMAS)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("contractsWithOneOtherBound")
  void rowShouldFailWhenABoundDiffersByOne(Map.Entry<String, JsonNode> other) {
    ContractSchemas schemas = new ContractSchemas(other.getValue());

    assertThat(ROWS).as(other.getKey()).anyMatch(row -> !row.isDecidedBy(schemas));
  }

  /** Returns contracts with one changed bound each, by a description of the change. */
  static Set<Map.Entry<String, JsonNode>> contractsWithOneOtherBound() {
    Map<String, JsonNode> contracts = new TreeMap<>();
    for (String kind : List.of("schemas", "parameters", "headers")) {
      addOthers("/components/" + kind, contracts);
    }
    return contracts.entrySet();
  }

  private static void addOthers(String location, Map<String, JsonNode> contracts) {
    for (var member : Contract.resolved().at(location).properties()) {
      String name = member.getKey();
      if (name.equals("pattern") || BOUNDS.contains(name)) {
        String text = member.getValue().asText();
        (name.equals("pattern") ? REPETITION : NUMBER)
            .matcher(text)
            .results()
            .flatMap(bound -> IntStream.of(-1, 1).mapToObj(by -> changed(text, bound, by)))
            .filter(other -> !other.matches(".*[{,]-1.*|-1"))
            .forEach(
                other ->
                    contracts.put(
                        "%s/%s: %s".formatted(location, name, other),
                        contract(location, name, other)));
      }
      addOthers(location + "/" + name, contracts);
    }
  }

  private static String changed(String text, MatchResult bound, int by) {
    return text.substring(0, bound.start())
        + (Integer.parseInt(bound.group()) + by)
        + text.substring(bound.end());
  }

  private static JsonNode contract(String location, String keyword, String value) {
    JsonNode contract = Contract.resolved();
    ((ObjectNode) contract.at(location))
        .set(
            keyword,
            keyword.equals("pattern")
                ? TextNode.valueOf(value)
                : IntNode.valueOf(Integer.parseInt(value)));
    return contract;
  }
}
