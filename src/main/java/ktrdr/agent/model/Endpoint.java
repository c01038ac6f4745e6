package ktrdr.agent.model;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a provider's models are, and the key for that place only.
 *
 * @param base what the provider's own SDKs call the base URL: without {@code /v1} for Anthropic,
 *     with it for OpenAI
 */
public record Endpoint(Provider provider, URI base, ApiKey key) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** Refuses a base that would send the key in clear text over a network, or to no host. */
  public Endpoint {
    boolean plain = "http".equalsIgnoreCase(base.getScheme());
    if (base.getHost() == null || !(plain || "https".equalsIgnoreCase(base.getScheme()))) {
      throw new IllegalArgumentException("it must be an address like " + provider.base());
    }
    if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException("it must have no login, no query and no fragment");
    }
    if (plain && !LOOPBACK.matcher(base.getHost()).matches()) {
      throw new IllegalArgumentException("plain http goes to this machine only; use https");
    }
  }

  /** Where requests go: host, and port unless it is the usual one. */
  public String host() {
    return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
  }

  /** True for the provider's own servers. */
  public boolean isTheProvidersOwn() {
    return base.getHost().equalsIgnoreCase(provider.base().getHost());
  }

  public URI at(String path) {
    String root = base.toString();
    return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
  }
}
