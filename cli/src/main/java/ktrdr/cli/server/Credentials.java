package ktrdr.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may use the Admin Center of a home. The file is a part of the server's configuration; its
 * passwords are made by chance and nobody but the owner of the home may read it.
 */
public record Credentials(String user, String password) {
  private static final String TEXT =
      """
      <!-- Made by ktrdr server start. Without this file the next start makes another one, with new passwords. -->
      <server>
        <basicRegistry id="basic">
          <user name="admin" password="%s"/>
        </basicRegistry>
        <keyStore id="defaultKeyStore" password="%s"/>
        <ltpa keysPassword="%s"/>
      </server>
      """;
  private static final Pattern ADMIN =
      Pattern.compile("<user name=\"(\\w+)\" password=\"([^\"]+)\"/>");
  private static final int BYTES = 18;

  /** Those of a home whose server was started before. */
  public static Optional<Credentials> of(Home home) {
    try {
      Matcher admin = ADMIN.matcher(Files.readString(home.credentials()));
      return admin.find()
          ? Optional.of(new Credentials(admin.group(1), admin.group(2)))
          : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Makes those of a home that has none. */
  static void prepare(Home home) throws IOException {
    if (Files.exists(home.credentials())) {
      Private.make(home.credentials());
      return;
    }
    // What was encrypted with passwords that are lost can't be read: Liberty makes it again.
    Files.deleteIfExists(home.keys().resolve("key.p12"));
    Files.deleteIfExists(home.keys().resolve("ltpa.keys"));
    Path draft = home.credentials().resolveSibling("credentials.xml.new");
    Files.deleteIfExists(draft);
    Files.createFile(draft);
    Private.make(draft);
    Files.writeString(draft, TEXT.formatted(random(), random(), random()));
    Files.move(draft, home.credentials(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
