// Adds a button that copies to each piece of text that is meant to be copied.
for (const source of document.querySelectorAll('pre, output#token, [data-mcp-url]')) {
  if (!navigator.clipboard) {
    break;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = 'Copied';
  });
  source.after(button);
}
