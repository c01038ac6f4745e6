package ktrdr.agent.model;

/**
 * A request as it goes over the wire. The key is not part of it.
 *
 * @param host where it goes
 * @param body its bytes, to be read only
 */
public record SentRequest(ModelRequest request, String host, byte[] body) {}
