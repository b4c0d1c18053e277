package io.cloudplans.organizationusers.server.log;

import static io.cloudplans.organizationusers.server.fixture.TestIssuer.NOW;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import io.cloudplans.organizationusers.server.filter.RequestMeter;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The log line of a request. */
class RequestLogTest {
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestIssuer STRANGER = new TestIssuer();

  @RegisterExtension static final RunningServer server = new RunningServer().withIssuer(ISSUER);

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestMeter.class);
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  @BeforeEach
  void capture() {
    JsonLines encoder = new JsonLines();
    encoder.start();
    appender.setContext(logger.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(lines);
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void release() {
    logger.detachAppender(appender);
    appender.stop();
  }

  /** Sends a request and returns its line; other servers of the process may still log. */
  private JsonNode line(String token) throws JsonProcessingException {
    String id = UUID.randomUUID().toString();
    server.send(server.requestWith(token, LIST, "X-Request-Id", id));
    return new ObjectMapper()
        .readTree(
            lines
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(id))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void lineShouldBeFlatAndDescribeTheRequest() throws JsonProcessingException {
    JsonNode line = line(ISSUER.token(TestIssuer.claims()));

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "time",
            "level",
            "message",
            "operation",
            "status",
            "problem",
            "duration_ms",
            "organization",
            "request_id",
            "peer",
            "logger");
    assertThat(Instant.parse(line.get("time").textValue())).isNotNull();
    assertThat(line.get("operation").textValue()).isEqualTo("listUsers");
    assertThat(line.get("status").intValue()).isEqualTo(200);
    assertThat(line.get("organization").textValue()).isEqualTo("42");
    assertThat(line.get("peer").textValue()).isEqualTo("127.0.0.1");
  }

  private static String token(String claim, Object value) {
    Map<String, Object> claims = TestIssuer.claims();
    claims.put(claim, value);
    return ISSUER.token(claims);
  }

  private static String signed(String header, TestIssuer issuer) {
    return TestIssuer.token(
        header, TestIssuer.json(TestIssuer.claims()), issuer.ed, JWSAlgorithm.EdDSA);
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of("credentials", "x"),
        Arguments.of("malformed", "x.x.x"),
        Arguments.of("header", signed("{\"alg\":\"EdDSA\",\"crit\":null}", ISSUER)),
        Arguments.of("type", signed("{\"alg\":\"EdDSA\",\"typ\":\"id+jwt\"}", ISSUER)),
        Arguments.of("algorithm", signed("{\"alg\":\"HS256\"}", ISSUER)),
        Arguments.of("unknown-key", signed(TestIssuer.header("EdDSA", "x"), ISSUER)),
        Arguments.of("signature", signed(TestIssuer.header("EdDSA", "ed"), STRANGER)),
        Arguments.of("claims", token("sub", 7)),
        Arguments.of("issuer", token("iss", TestIssuer.ISSUER + "/")),
        Arguments.of("audience", token("aud", "other")),
        Arguments.of("expired", token("exp", NOW - 61)),
        Arguments.of("not-yet-valid", token("nbf", NOW + 3600)),
        Arguments.of("lifetime", token("exp", NOW + 1801)),
        Arguments.of("email", token("email_verified", false)));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void lineShouldNameTheReasonWhenATokenIsRejected(String reason, String token)
      throws JsonProcessingException {
    JsonNode line = line(token);

    assertThat(line.get("reason").textValue()).isEqualTo(reason);
    assertThat(line.get("problem").textValue()).isEqualTo("invalid-token");
  }

  @Test
  void lineShouldShowTheIssuerSafelyWhenATrustedKeySignedForAnother()
      throws JsonProcessingException {
    String other = token("iss", "https://other\u202e/" + "x".repeat(300));
    assertThat(line(other).get("received").textValue())
        .startsWith("https://other\\u202e/xxx")
        .hasSize(200);

    String forged = signed(TestIssuer.header("EdDSA", "ed"), STRANGER);
    assertThat(line(forged).has("received")).isFalse();
  }
}
