package ktrdr.sessions;

import java.time.Duration;

/**
 * What an operator allows.
 *
 * @param maxActive sessions at once, 1 or more
 * @param cancelGrace how long work may take to stop before it is cut off
 */
public record Limits(int maxActive, Duration cancelGrace) {}
