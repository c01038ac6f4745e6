/**
 * One client of live events: its connection, the queue of messages for it, and how far it has come.
 * A queue is bounded, so a slow client takes no memory and keeps nobody waiting. Start reading at
 * {@link ClientQueue}.
 */
package ktrdr.rest.events.client;
