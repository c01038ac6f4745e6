/**
 * Live events over Server-Sent Events: a snapshot first, then every event from its position on,
 * without a gap or a duplicate. A slow client never slows the others; one that stops reading is
 * closed. Start reading at {@link EventsResource}.
 */
package ktrdr.rest.events;
