package bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.Authenticated;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;

/** The contract on Quarkus REST, with JDBC and SmallRye's token check. */
@Path("/v1/organizations/users")
@Authenticated
public class QuarkusPeer {
  @Inject DataSource source;
  @Inject JsonWebToken token;

  /** The members of the contract's bodies. */
  public record User(String email, String role, String state) {}

  public record Mfa(
      boolean view, boolean create, boolean update, boolean delete, boolean usersmgmt) {}

  public record Users(int status, List<User> users, Mfa mfa) {}

  public record Acknowledgement(int status) {}

  public record Add(
      @NotNull @Pattern(regexp = "[1-9][0-9]{0,17}") String org_id,
      @NotNull @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+") String user_id,
      @NotNull @Pattern(regexp = "admin|manager|editor|viewer") String role,
      @NotNull @Pattern(regexp = "active|inactive") String state) {}

  record Access(String email, String role, long version, Mfa mfa) {}

  private Access access(Connection connection, long organization) throws SQLException {
    String email = token.getClaim("email");
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT u.role, o.version, o.mfa_view, o.mfa_create, o.mfa_update, o.mfa_delete,"
                + " o.mfa_usersmgmt FROM organization o JOIN organization_user u ON u.org_id ="
                + " o.org_id WHERE o.org_id = ? AND u.email = ? AND u.state = 'active'")) {
      select.setLong(1, organization);
      select.setString(2, email);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new NotFoundException();
        }
        Mfa mfa =
            new Mfa(
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7));
        if (mfa.usersmgmt() && !token.getClaim("amr").toString().contains("mfa")) {
          throw new NotAuthorizedException("Bearer");
        }
        return new Access(email, row.getString(1), row.getLong(2), mfa);
      }
    }
  }

  @GET
  @Path("list")
  @Transactional
  public Response list(
      @RestQuery @NotNull @Pattern(regexp = "users") String action,
      @RestQuery("org_id") @NotNull @Pattern(regexp = "[1-9][0-9]{0,17}") String organization)
      throws SQLException {
    long id = Long.parseLong(organization);
    try (Connection connection = source.getConnection()) {
      Access access = access(connection, id);
      List<User> users = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT email, role, state FROM organization_user WHERE org_id = ? ORDER BY"
                  + " email")) {
        select.setLong(1, id);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            users.add(new User(row.getString(1), row.getString(2), row.getString(3)));
          }
        }
      }
      return Response.ok(new Users(200, users, access.mfa()))
          .header("ETag", "\"" + id + "." + access.version() + "\"")
          .build();
    }
  }

  @POST
  @Path("add")
  @Transactional
  public Response add(
      @RestQuery @NotNull @Pattern(regexp = "add_user") String action, @Valid @NotNull Add body)
      throws SQLException {
    long id = Long.parseLong(body.org_id());
    long now = System.currentTimeMillis();
    try (Connection connection = source.getConnection()) {
      update(
          connection, "UPDATE organization SET version = version + 1 WHERE org_id = ?", id);
      Access access = access(connection, id);
      if (!access.role().equals("owner") && !access.role().equals("admin")) {
        throw new ForbiddenException();
      }
      update(
          connection,
          "INSERT INTO organization_user (org_id, email, role, state, created_at, updated_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          id,
          body.user_id(),
          body.role(),
          body.state(),
          now,
          now);
      update(
          connection,
          "INSERT INTO organization_user_history (org_id, version, at, actor, operation, email,"
              + " new_role, new_state) VALUES (?, ?, ?, ?, 'add', ?, ?, ?)",
          id,
          access.version(),
          now,
          access.email(),
          body.user_id(),
          body.role(),
          body.state());
      return Response.ok(new Acknowledgement(200))
          .header("ETag", "\"" + id + "." + access.version() + "\"")
          .build();
    }
  }

  private static void update(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Chooses the driver by the URL, because Quarkus fixes its class at build time. */
  public static class AnyDriver implements Driver {
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
      return driver(url).connect(url, info);
    }

    private static Driver driver(String url) {
      return url.startsWith("jdbc:sqlite:") ? new org.sqlite.JDBC() : new org.postgresql.Driver();
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
      return driver(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }

  /** Caches verified tokens if the configuration says so. */
  @ApplicationScoped
  @Alternative
  @Priority(1)
  public static class Tokens extends JWTCallerPrincipalFactory {
    private final JWTCallerPrincipalFactory verifying = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> cache =
        Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(30)).build();

    @ConfigProperty(name = "bench.cache", defaultValue = "false")
    boolean caches;

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
      JWTCallerPrincipal known = caches ? cache.getIfPresent(token) : null;
      if (known == null) {
        known = verifying.parse(token, info);
        cache.put(token, known);
      }
      return known;
    }
  }
}
