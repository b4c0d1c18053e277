package bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.JWTAuthHandler;
import io.vertx.jdbcclient.JDBCConnectOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;

/** The contract on Vert.x web, with its JDBC client and its token check. */
public class VertxPeer extends AbstractVerticle {
  private static final Map<String, String> ENV = System.getenv();
  private static final Cache<String, User> VERIFIED =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(30)).build();
  private static final String ACCESS =
      "SELECT u.role, o.version, o.mfa_view, o.mfa_create, o.mfa_update, o.mfa_delete,"
          + " o.mfa_usersmgmt FROM organization o JOIN organization_user u ON u.org_id = o.org_id"
          + " WHERE o.org_id = ? AND u.email = ? AND u.state = 'active'";
  private Pool pool;

  public static void main(String[] args) {
    int instances = Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(VertxPeer.class.getName(), new DeploymentOptions().setInstances(instances))
        .onFailure(
            fault -> {
              fault.printStackTrace();
              System.exit(1);
            });
  }

  @Override
  public void start(Promise<Void> started) {
    pool =
        JDBCPool.pool(
            vertx,
            new JDBCConnectOptions().setJdbcUrl(ENV.get("BENCH_JDBC")),
            new PoolOptions().setMaxSize(10).setName("bench").setShared(true));
    JWTAuth verifying =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addJwk(new JsonObject(ENV.get("BENCH_JWK")))
                .setJWTOptions(new JWTOptions().setIssuer(ENV.get("BENCH_ISSUER"))));
    Router router = Router.router(vertx);
    if (Boolean.parseBoolean(ENV.get("BENCH_CACHE"))) {
      router.route("/v1/*").handler(context -> cached(context, verifying));
    } else {
      router.route("/v1/*").handler(JWTAuthHandler.create(verifying));
    }
    router.get("/v1/organizations/users/list").handler(this::list);
    router
        .post("/v1/organizations/users/add")
        .handler(BodyHandler.create().setBodyLimit(65_536))
        .handler(this::add);
    vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(Integer.parseInt(ENV.get("BENCH_PORT")), "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private static void cached(RoutingContext context, JWTAuth verifying) {
    String header = context.request().getHeader("Authorization");
    String token = header == null ? "" : header.substring("Bearer ".length());
    User known = VERIFIED.getIfPresent(token);
    if (known != null) {
      context.put("user", known).next();
      return;
    }
    verifying
        .authenticate(new TokenCredentials(token))
        .onSuccess(
            user -> {
              VERIFIED.put(token, user);
              context.put("user", user).next();
            })
        .onFailure(fault -> context.fail(401));
  }

  private static JsonObject claims(RoutingContext context) {
    User cached = context.get("user");
    return (cached == null ? context.user() : cached).principal();
  }

  private static Future<Row> access(
      SqlConnection connection, long organization, RoutingContext context) {
    JsonObject claims = claims(context);
    return connection
        .preparedQuery(ACCESS)
        .execute(Tuple.of(organization, claims.getString("email")))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new HttpException(404);
              }
              Row row = rows.iterator().next();
              if (flag(row, 6) && !claims.getJsonArray("amr").contains("mfa")) {
                throw new HttpException(401);
              }
              return row;
            });
  }

  /** SQLite has no booleans. */
  private static boolean flag(Row row, int column) {
    Object value = row.getValue(column);
    return value instanceof Boolean bool ? bool : ((Number) value).intValue() != 0;
  }

  private void list(RoutingContext context) {
    String organization = context.request().getParam("org_id");
    if (organization == null || !organization.matches("[1-9][0-9]{0,17}")) {
      context.fail(400);
      return;
    }
    long id = Long.parseLong(organization);
    pool.withTransaction(
            connection ->
                access(connection, id, context)
                    .compose(
                        access ->
                            connection
                                .preparedQuery(
                                    "SELECT email, role, state FROM organization_user WHERE org_id"
                                        + " = ? ORDER BY email")
                                .execute(Tuple.of(id))
                                .map(
                                    rows -> {
                                      JsonArray users = new JsonArray();
                                      for (Row row : rows) {
                                        users.add(
                                            new JsonObject()
                                                .put("email", row.getString(0))
                                                .put("role", row.getString(1))
                                                .put("state", row.getString(2)));
                                      }
                                      context.response().putHeader("ETag", tag(id, access));
                                      return new JsonObject()
                                          .put("status", 200)
                                          .put("users", users)
                                          .put("mfa", mfa(access));
                                    })))
        .onSuccess(context::json)
        .onFailure(context::fail);
  }

  private static JsonObject mfa(Row access) {
    return new JsonObject()
        .put("view", flag(access, 2))
        .put("create", flag(access, 3))
        .put("update", flag(access, 4))
        .put("delete", flag(access, 5))
        .put("usersmgmt", flag(access, 6));
  }

  private static String tag(long organization, Row access) {
    return "\"" + organization + '.' + access.getValue(1) + '"';
  }

  private void add(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    String organization = body.getString("org_id", "");
    String email = body.getString("user_id", "");
    if (!organization.matches("[1-9][0-9]{0,17}") || !email.matches("[^@\\s]+@[^@\\s]+")) {
      context.fail(400);
      return;
    }
    long id = Long.parseLong(organization);
    long now = System.currentTimeMillis();
    String role = body.getString("role");
    String state = body.getString("state");
    pool.withTransaction(
            connection ->
                connection
                    .preparedQuery("UPDATE organization SET version = version + 1 WHERE org_id = ?")
                    .execute(Tuple.of(id))
                    .compose(updated -> access(connection, id, context))
                    .compose(
                        access -> {
                          if (!access.getString(0).matches("owner|admin")) {
                            return Future.failedFuture(new HttpException(403));
                          }
                          context.response().putHeader("ETag", tag(id, access));
                          return connection
                              .preparedQuery(
                                  "INSERT INTO organization_user (org_id, email, role, state,"
                                      + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)")
                              .execute(Tuple.of(id, email, role, state, now, now))
                              .compose(
                                  added ->
                                      connection
                                          .preparedQuery(
                                              "INSERT INTO organization_user_history (org_id,"
                                                  + " version, at, actor, operation, email,"
                                                  + " new_role, new_state) VALUES (?, ?, ?, ?,"
                                                  + " 'add', ?, ?, ?)")
                                          .execute(
                                              Tuple.from(
                                                  new Object[] {
                                                    id,
                                                    ((Number) access.getValue(1)).longValue(),
                                                    now,
                                                    claims(context).getString("email"),
                                                    email,
                                                    role,
                                                    state
                                                  })));
                        }))
        .onSuccess(done -> context.json(new JsonObject().put("status", 200)))
        .onFailure(context::fail);
  }
}
