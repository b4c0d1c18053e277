package bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The lowest cost of a list: Netty's codec and Jackson, without tokens, rules and checks. Reads the
 * rows from a database if {@code BENCH_JDBC} is set, and otherwise from memory.
 */
@ChannelHandler.Sharable
public final class Floor extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Map<String, String> ENV = System.getenv();
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private record User(String email, String role, String state) {}

  private final DataSource source;
  private final List<User> memory = new ArrayList<>();

  private Floor(DataSource source) {
    this.source = source;
    for (int i = 0; i < 20; i++) {
      memory.add(new User("user.number.%07d@example.com".formatted(i), "viewer", "active"));
    }
  }

  public static void main(String[] args) {
    DataSource source = null;
    if (ENV.containsKey("BENCH_JDBC")) {
      HikariConfig pool = new HikariConfig();
      pool.setJdbcUrl(ENV.get("BENCH_JDBC"));
      source = new HikariDataSource(pool);
    }
    Floor floor = new Floor(source);
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), floor);
              }
            })
        .bind("127.0.0.1", Integer.parseInt(ENV.get("BENCH_PORT")))
        .syncUninterruptibly();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws Exception {
    ByteBuf body = context.alloc().buffer();
    try (OutputStream out = new ByteBufOutputStream(body)) {
      if (request.method().equals(HttpMethod.POST)) {
        try (InputStream in = new io.netty.buffer.ByteBufInputStream(request.content())) {
          MAPPER.readTree(in);
        }
        out.write("{\"status\":200}".getBytes());
      } else {
        String organization =
            new QueryStringDecoder(request.uri()).parameters().get("org_id").get(0);
        write(source == null ? memory : read(Long.parseLong(organization)), out);
      }
    }
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    context.writeAndFlush(response);
  }

  private List<User> read(long organization) throws SQLException {
    List<User> users = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT email, role, state FROM organization_user WHERE org_id = ? ORDER BY"
                    + " email")) {
      select.setLong(1, organization);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          users.add(new User(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return users;
  }

  private static void write(List<User> users, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("status", 200);
      json.writeArrayFieldStart("users");
      for (User user : users) {
        json.writeStartObject();
        json.writeStringField("email", user.email());
        json.writeStringField("role", user.role());
        json.writeStringField("state", user.state());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
