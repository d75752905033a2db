using Anise.Cli;

return await CommandTree.Build().Parse(args).InvokeAsync();
