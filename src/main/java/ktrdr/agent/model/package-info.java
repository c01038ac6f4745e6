/**
 * Calls of language models over HTTP, each ended by a reply, a deadline or a cancel. A wire for
 * each provider turns a request into bytes and a stream of events into a reply with its usage;
 * everything else is shared. Start reading at {@link LanguageModel}.
 */
package ktrdr.agent.model;
