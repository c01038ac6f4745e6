package ktrdr.sessions.artifacts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * This server's home, among the servers that share a database.
 *
 * @param node its name, as in {@link ktrdr.operations.owners.ThisServer}
 * @param place for people: the host and the directory
 */
public record ThisHome(String node, String place) {

  public static ThisHome of(String node, Path directory) {
    return new ThisHome(node, directory.toAbsolutePath() + " on " + host());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
