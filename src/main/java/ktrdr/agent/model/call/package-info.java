/**
 * Calls of language models over HTTP, each ended by a reply, a deadline or a cancel. It says what
 * an attempt came to and whether another one may be made. Start reading at {@link LanguageModel}.
 */
package ktrdr.agent.model.call;
