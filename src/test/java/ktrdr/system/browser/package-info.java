/**
 * The page as a person sees it, in a real Chromium. These tests run where Chromium and its driver
 * are installed; elsewhere the build says that they were left out. Start reading at {@link
 * ktrdr.system.browser.Browser}.
 */
package ktrdr.system.browser;
