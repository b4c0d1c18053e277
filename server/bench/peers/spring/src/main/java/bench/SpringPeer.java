package bench;

import bench.api.OrganizationUsersApi;
import bench.model.Acknowledgement;
import bench.model.AddUserRequest;
import bench.model.MfaRequirements;
import bench.model.OrganizationUser;
import bench.model.OrganizationUserList;
import bench.model.RemoveUserRequest;
import bench.model.Role;
import bench.model.State;
import bench.model.UpdateUserRequest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The contract on Spring Boot MVC, with JdbcTemplate and the resource server's token check. */
@SpringBootApplication
public class SpringPeer {
  public static void main(String[] args) {
    SpringApplication.run(SpringPeer.class, args);
  }

  @Bean
  JwtDecoder decoder(
      @Value("${bench.jwks}") String jwks,
      @Value("${bench.issuer}") String issuer,
      @Value("${bench.cache}") boolean caches) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(jwks).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
    if (!caches) {
      return decoder;
    }
    Cache<String, Jwt> cache =
        Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(30)).build();
    return token -> cache.get(token, decoder::decode);
  }

  /** A caller of an organization, its version and policy. */
  record Access(String email, String role, long version, MfaRequirements mfa) {}

  /** The four operations; the benchmark uses two. */
  @RestController
  static class Users implements OrganizationUsersApi {
    private final JdbcTemplate jdbc;

    Users(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    private Access access(long organization) {
      Jwt token =
          ((JwtAuthenticationToken) SecurityContextHolder.getContext().getAuthentication())
              .getToken();
      List<Access> found =
          jdbc.query(
              "SELECT u.role, o.version, o.mfa_view, o.mfa_create, o.mfa_update, o.mfa_delete,"
                  + " o.mfa_usersmgmt FROM organization o JOIN organization_user u ON u.org_id ="
                  + " o.org_id WHERE o.org_id = ? AND u.email = ? AND u.state = 'active'",
              (row, number) ->
                  new Access(
                      token.getClaimAsString("email"),
                      row.getString(1),
                      row.getLong(2),
                      new MfaRequirements(
                          row.getBoolean(3),
                          row.getBoolean(4),
                          row.getBoolean(5),
                          row.getBoolean(6),
                          row.getBoolean(7))),
              organization,
              token.getClaimAsString("email"));
      if (found.isEmpty()) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      boolean mfa = token.getClaimAsStringList("amr").contains("mfa");
      if (found.get(0).mfa().getUsersmgmt() && !mfa) {
        throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
      }
      return found.get(0);
    }

    @Override
    @Transactional(readOnly = true)
    public ResponseEntity<OrganizationUserList> listUsers(
        String orgId,
        String action,
        State state,
        Role role,
        String userId,
        Integer limit,
        String cursor,
        String ifNoneMatch,
        String requestId) {
      long organization = Long.parseLong(orgId);
      Access access = access(organization);
      List<OrganizationUser> users =
          jdbc.query(
              "SELECT email, role, state FROM organization_user WHERE org_id = ? ORDER BY email",
              (row, number) ->
                  new OrganizationUser(
                      row.getString(1),
                      Role.fromValue(row.getString(2)),
                      State.fromValue(row.getString(3))),
              organization);
      return ResponseEntity.ok()
          .eTag(organization + "." + access.version())
          .body(new OrganizationUserList(200, users, access.mfa()));
    }

    @Override
    @Transactional
    public ResponseEntity<Acknowledgement> addUser(
        AddUserRequest body,
        String action,
        String idempotencyKey,
        String ifMatch,
        String requestId) {
      long organization = Long.parseLong(body.getOrgId());
      long now = System.currentTimeMillis();
      jdbc.update("UPDATE organization SET version = version + 1 WHERE org_id = ?", organization);
      Access access = access(organization);
      if (!access.role().equals("owner") && !access.role().equals("admin")) {
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      }
      jdbc.update(
          "INSERT INTO organization_user (org_id, email, role, state, created_at, updated_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          organization,
          body.getUserId(),
          body.getRole().getValue(),
          body.getState().getValue(),
          now,
          now);
      jdbc.update(
          "INSERT INTO organization_user_history (org_id, version, at, actor, operation, email,"
              + " new_role, new_state) VALUES (?, ?, ?, ?, 'add', ?, ?, ?)",
          organization,
          access.version(),
          now,
          access.email(),
          body.getUserId(),
          body.getRole().getValue(),
          body.getState().getValue());
      return ResponseEntity.ok()
          .eTag(organization + "." + access.version())
          .body(new Acknowledgement(200));
    }

    @Override
    public ResponseEntity<Acknowledgement> updateUser(
        UpdateUserRequest body, String action, String key, String ifMatch, String requestId) {
      throw new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED);
    }

    @Override
    public ResponseEntity<Acknowledgement> removeUser(
        RemoveUserRequest body, String action, String key, String ifMatch, String requestId) {
      throw new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED);
    }
  }
}
