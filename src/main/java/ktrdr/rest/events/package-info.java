/**
 * Live events over Server-Sent Events: a snapshot first, then every event from its position on,
 * without a gap or a duplicate. A slow client is closed; it never slows the others. Start reading
 * at {@link EventsResource}.
 */
package ktrdr.rest.events;
